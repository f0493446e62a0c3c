metadata description = 'The storage account: containers, tables, retention of the returns.'

@description('Name of the account.')
@minLength(3)
@maxLength(24)
param name string

param location string
param sku string

@description('Days during which a blob of returns is immutable.')
param returnsRetentionDays int

// The container $web of the public site is not here: the application makes it, and switches the static website on with its
// first publication (README.md).
var containers = ['returns', 'facts', 'indicators', 'releases']
var tables = ['ledger', 'keys', 'releases', 'refusals', 'acts', 'organisations']
var packageContainer = 'app-package'

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: name
  location: location
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    deleteRetentionPolicy: { enabled: true, days: 30 }
    containerDeleteRetentionPolicy: { enabled: true, days: 30 }
    // Anyone may read the open files from a page of their own; README.md says what this does not reach.
    cors: {
      corsRules: [
        {
          allowedOrigins: ['*']
          allowedMethods: ['GET', 'HEAD', 'OPTIONS']
          allowedHeaders: ['*']
          exposedHeaders: ['ETag', 'Last-Modified', 'Content-Length']
          maxAgeInSeconds: 86400
        }
      ]
    }
  }
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = [
  for item in concat(containers, [packageContainer]): {
    parent: blobs
    name: item
    properties: { publicAccess: 'None' }
  }
]

resource returnsRetention 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2023-05-01' = {
  name: '${account.name}/default/returns/default'
  properties: {
    immutabilityPeriodSinceCreationInDays: returnsRetentionDays
    allowProtectedAppendWrites: false
  }
  dependsOn: [container]
}

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2023-05-01' = {
  parent: account
  name: 'default'
}

resource table 'Microsoft.Storage/storageAccounts/tableServices/tables@2023-05-01' = [
  for item in tables: {
    parent: tableService
    name: item
  }
]

output name string = account.name
output siteUrl string = account.properties.primaryEndpoints.web
output packageContainerUrl string = '${account.properties.primaryEndpoints.blob}${packageContainer}'
