metadata description = 'Observatoire: one storage account, one Flex Consumption function app, logs, and the roles between them.'

targetScope = 'resourceGroup'

@description('Name of the service; prefixes every resource.')
@minLength(3)
@maxLength(12)
param serviceName string

@description('Region of every resource.')
param location string = resourceGroup().location

@description('Redundancy of the storage account.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS'])
param storageSku string

@description('Days during which a return, once received, can be neither changed nor deleted.')
@minValue(1)
@maxValue(146000)
param returnsRetentionDays int

@description('Most instances of the function app at a time.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int

@description('Memory of an instance, in MB.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int

@description('Origin of the public site, such as https://observatoire.example.org; empty: the static website of the storage account.')
param siteOrigin string = ''

@description('Address of the API as the deposit page calls it; empty: that of the function app.')
param siteApiAddress string = ''

@description('Settings of the app by name: each that functions/Host/settings.json says a deployment gives and has no default, and those to differ from it.')
param settings object

var suffix = uniqueString(resourceGroup().id, serviceName)
var functionAppName = 'func-${serviceName}-${suffix}'

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    serviceName: serviceName
    location: location
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    name: take('st${replace(serviceName, '-', '')}${suffix}', 24)
    location: location
    sku: storageSku
    returnsRetentionDays: returnsRetentionDays
  }
}

// Before the app, and not after: the host needs its roles from the first second.
module roles 'modules/roles.bicep' = {
  name: 'roles'
  params: {
    serviceName: serviceName
    location: location
    storageAccountName: storage.outputs.name
    applicationInsightsName: monitoring.outputs.name
  }
}

module functionApp 'modules/functionapp.bicep' = {
  name: 'functionapp'
  params: {
    name: functionAppName
    planName: 'plan-${serviceName}'
    location: location
    storageAccountName: storage.outputs.name
    identityId: roles.outputs.identityId
    identityClientId: roles.outputs.identityClientId
    packageContainerUrl: storage.outputs.packageContainerUrl
    applicationInsightsConnectionString: monitoring.outputs.connectionString
    maximumInstanceCount: maximumInstanceCount
    instanceMemoryMB: instanceMemoryMB
    siteApiAddress: empty(siteApiAddress) ? 'https://${functionAppName}.azurewebsites.net/api' : siteApiAddress
    siteOrigin: empty(siteOrigin) ? storage.outputs.siteUrl : siteOrigin
    settings: settings
  }
}

@description('Address of the public site; it answers once the application has published.')
output siteUrl string = storage.outputs.siteUrl

@description('Address of the API.')
output apiUrl string = 'https://${functionApp.outputs.hostName}/api'

@description('Name of the function app, for the deployment of the package.')
output functionAppName string = functionApp.outputs.name

@description('Name of the storage account.')
output storageAccountName string = storage.outputs.name
