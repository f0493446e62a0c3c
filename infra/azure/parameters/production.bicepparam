using '../main.bicep'

param serviceName = 'observatoire'
param storageSku = 'Standard_ZRS'
param returnsRetentionDays = 3650
param maximumInstanceCount = 40
param instanceMemoryMB = 2048
param disclosureThreshold = 11
param maxReturnBytes = 67108864
param requestBodySizeLimit = 268435456
param refreshIndicatorsCron = '0 */10 * * * *'
param publishReleaseCron = '0 5 * * * *'
param dgasTokenSha256 = readEnvironmentVariable('DGAS_TOKEN_SHA256')
