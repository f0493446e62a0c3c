using Observatoire.Host;
using Observatoire.Host.Hosting;

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
builder.AddHosting();
builder.AddObservatoire();

WebApplication app = builder.Build();
app.UseHosting();
app.MapReadiness();
app.MapHealth();
app.MapReceiveReturn();
app.MapCheckReturn();
app.MapShowLedger();
app.MapShowRestitution();
app.MapShowNomenclature();
app.MapShowNomenclatureSchema();
app.MapGiveTemplate();
app.MapIssueKey();
app.MapListKeys();
app.MapRevokeKey();
app.MapRunJob();
app.MapTimer<RefreshIndicators>();
app.MapTimer<PublishRelease>();
app.Run();
