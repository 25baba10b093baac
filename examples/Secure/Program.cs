using Examples.Common;
using SecureExample;

using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(1));
using var certificates = new Certificates("Example authority");
var office = new TokenOffice();
await using var app = await SecureServer.StartAsync(certificates, office);
var story = new Story(Console.Out);
await SecureTour.RunAsync(app.Urls.First(), certificates, office, story, timeout.Token);
return story.Finish();
