metadata description = 'The Flex Consumption plan and the function app: an isolated worker that acts with a given identity.'

param name string
param planName string
param location string
param storageAccountName string

@description('Resource id of the identity the app acts with, its roles already granted.')
param identityId string

@description('Client id of the same identity.')
param identityClientId string

@description('Blob container the deployment package is put into.')
param packageContainerUrl string

param applicationInsightsConnectionString string
param maximumInstanceCount int
param instanceMemoryMB int
param siteApiAddress string
param siteOrigin string

@description('Values of settings that functions/Host/settings.json declares, by name, in the place of their defaults.')
param settings object

var declared = loadJsonContent('../../../functions/Host/settings.json')
var deployed = filter(declared, setting => setting.given == 'deployment')
var undeclared = filter(items(settings), given => !contains(map(deployed, setting => setting.name), given.key))

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageContainerUrl
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      scaleAndConcurrency: {
        maximumInstanceCount: maximumInstanceCount
        instanceMemoryMB: instanceMemoryMB
      }
      // On Flex Consumption this takes the place of FUNCTIONS_WORKER_RUNTIME and FUNCTIONS_EXTENSION_VERSION.
      runtime: { name: 'dotnet-isolated', version: '10.0' }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      appSettings: concat(
        [
          // The account of the host (locks, timers) and that of the service are one today; each has its own setting.
          { name: 'AzureWebJobsStorage__accountName', value: storageAccountName }
          { name: 'AzureWebJobsStorage__credential', value: 'managedidentity' }
          { name: 'AzureWebJobsStorage__clientId', value: identityClientId }
          { name: 'ObservatoireStorage__accountName', value: storageAccountName }
          { name: 'ObservatoireStorage__clientId', value: identityClientId }
          { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: applicationInsightsConnectionString }
          { name: 'APPLICATIONINSIGHTS_AUTHENTICATION_STRING', value: 'ClientId=${identityClientId};Authorization=AAD' }
          { name: 'SITE_API_ADDRESS', value: siteApiAddress }
          { name: 'SITE_ORIGIN', value: siteOrigin }
        ],
        empty(undeclared)
          ? map(deployed, setting => {
              name: setting.name
              value: string(settings[?setting.name] ?? setting.?default ?? fail('settings does not give ${setting.name}'))
            })
          : fail('functions/Host/settings.json does not declare ${undeclared[0].key} for a deployment')
      )
    }
  }
}

output name string = app.name
output hostName string = app.properties.defaultHostName
