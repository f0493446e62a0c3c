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
param maxReturnBytes int
param requestBodySizeLimit int
param siteApiAddress string
param siteOrigin string
param refreshIndicatorsCron string
param prepareReleasesCron string
param publishApprovedReleasesCron string
param closeMonthCron string
param deadlineDays int
param closeDays int
param firstClosingMonth string

param oidcAuthority string
param oidcAudience string
param oidcRole string
param openRequestsPerMinute int
param openRequestsAtOnce int
param failedAuthenticationsPerMinute int

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
      appSettings: [
        // The account of the host (locks, timers) and that of the service are one today; each has its own setting.
        { name: 'AzureWebJobsStorage__accountName', value: storageAccountName }
        { name: 'AzureWebJobsStorage__credential', value: 'managedidentity' }
        { name: 'AzureWebJobsStorage__clientId', value: identityClientId }
        { name: 'ObservatoireStorage__accountName', value: storageAccountName }
        { name: 'ObservatoireStorage__clientId', value: identityClientId }
        { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: applicationInsightsConnectionString }
        { name: 'APPLICATIONINSIGHTS_AUTHENTICATION_STRING', value: 'ClientId=${identityClientId};Authorization=AAD' }
        { name: 'FUNCTIONS_REQUEST_BODY_SIZE_LIMIT', value: string(requestBodySizeLimit) }
        { name: 'OIDC_AUTHORITY', value: oidcAuthority }
        { name: 'OIDC_AUDIENCE', value: oidcAudience }
        { name: 'OIDC_ROLE', value: oidcRole }
        { name: 'OPEN_REQUESTS_PER_MINUTE', value: string(openRequestsPerMinute) }
        { name: 'OPEN_REQUESTS_AT_ONCE', value: string(openRequestsAtOnce) }
        { name: 'FAILED_AUTHENTICATIONS_PER_MINUTE', value: string(failedAuthenticationsPerMinute) }
        { name: 'REFRESH_INDICATORS_CRON', value: refreshIndicatorsCron }
        { name: 'PREPARE_RELEASES_CRON', value: prepareReleasesCron }
        { name: 'PUBLISH_APPROVED_RELEASES_CRON', value: publishApprovedReleasesCron }
        { name: 'CLOSE_MONTH_CRON', value: closeMonthCron }
        { name: 'DEADLINE_DAYS', value: string(deadlineDays) }
        { name: 'CLOSE_DAYS', value: string(closeDays) }
        { name: 'FIRST_CLOSING_MONTH', value: firstClosingMonth }
        { name: 'MAX_RETURN_BYTES', value: string(maxReturnBytes) }
        { name: 'SITE_API_ADDRESS', value: siteApiAddress }
        { name: 'SITE_ORIGIN', value: siteOrigin }
      ]
    }
  }
}

output name string = app.name
output hostName string = app.properties.defaultHostName
