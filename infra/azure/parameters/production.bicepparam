using '../main.bicep'

param serviceName = 'observatoire'
param storageSku = 'Standard_ZRS'
param returnsRetentionDays = 3650
param maximumInstanceCount = 40
param instanceMemoryMB = 2048
param settings = {
  FIRST_CLOSING_MONTH: '2026-01'
  OIDC_AUTHORITY: readEnvironmentVariable('OIDC_AUTHORITY')
  OIDC_AUDIENCE: readEnvironmentVariable('OIDC_AUDIENCE')
  OIDC_ROLE: 'Observatoire.Dgas'
}
