using '../main.bicep'

param serviceName = 'observatoire'
param storageSku = 'Standard_ZRS'
param returnsRetentionDays = 3650
param maximumInstanceCount = 40
param instanceMemoryMB = 2048
param maxReturnBytes = 67108864
param requestBodySizeLimit = 268435456
param refreshIndicatorsCron = '0 */10 * * * *'
param prepareReleasesCron = '30 */5 * * * *'
param publishApprovedReleasesCron = '0 * * * * *'
param closeMonthCron = '0 30 3 * * *'
param deadlineDays = 20
param closeDays = 90
param firstClosingMonth = '2026-01'
param oidcAuthority = readEnvironmentVariable('OIDC_AUTHORITY')
param oidcAudience = readEnvironmentVariable('OIDC_AUDIENCE')
param oidcRole = 'Observatoire.Dgas'
param openRequestsPerMinute = 600
param openRequestsAtOnce = 64
param failedAuthenticationsPerMinute = 60
