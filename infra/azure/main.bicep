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

@description('Largest return accepted, in bytes.')
param maxReturnBytes int

@description('Largest request body the Functions host lets through, in bytes; not below maxReturnBytes.')
param requestBodySizeLimit int

@description('Origin of the public site, such as https://observatoire.example.org; empty: the static website of the storage account.')
param siteOrigin string = ''

@description('Address of the API as the deposit page calls it; empty: that of the function app.')
param siteApiAddress string = ''

@description('When indicators are computed again: NCRONTAB with seconds, UTC.')
param refreshIndicatorsCron string

@description('When candidates are made into releases and judged: NCRONTAB with seconds, UTC.')
param prepareReleasesCron string

@description('When approved releases are published: NCRONTAB with seconds, UTC; each minute, for an embargo is a minute.')
param publishApprovedReleasesCron string

@description('When months are closed: NCRONTAB with seconds, UTC.')
param closeMonthCron string

@description('Days after the end of a month after which its return is late.')
param deadlineDays int

@description('Days after the end of a month after which it takes no more deposits.')
param closeDays int

@description('First month that is ever closed, yyyy-MM; empty: none is.')
param firstClosingMonth string

@description('Issuer of the OpenID Connect tokens of the DGAS: an https address.')
param oidcAuthority string

@description('Audience those tokens must be for: the identifier of this API at the issuer.')
param oidcAudience string

@description('Role their claim roles must hold.')
param oidcRole string

@description('Requests a minute one address may make without a key.')
@minValue(1)
param openRequestsPerMinute int

@description('Requests without a key one instance works on at once; the others wait.')
@minValue(1)
param openRequestsAtOnce int

@description('Refused keys and tokens a minute after which an address is no longer listened to.')
@minValue(1)
param failedAuthenticationsPerMinute int

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
    maxReturnBytes: maxReturnBytes
    requestBodySizeLimit: requestBodySizeLimit
    siteApiAddress: empty(siteApiAddress) ? 'https://${functionAppName}.azurewebsites.net/api' : siteApiAddress
    siteOrigin: empty(siteOrigin) ? storage.outputs.siteUrl : siteOrigin
    refreshIndicatorsCron: refreshIndicatorsCron
    prepareReleasesCron: prepareReleasesCron
    publishApprovedReleasesCron: publishApprovedReleasesCron
    closeMonthCron: closeMonthCron
    deadlineDays: deadlineDays
    closeDays: closeDays
    firstClosingMonth: firstClosingMonth
    oidcAuthority: oidcAuthority
    oidcAudience: oidcAudience
    oidcRole: oidcRole
    openRequestsPerMinute: openRequestsPerMinute
    openRequestsAtOnce: openRequestsAtOnce
    failedAuthenticationsPerMinute: failedAuthenticationsPerMinute
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
