using System.Net;
using Microsoft.AspNetCore.Http;
using Observatoire.Host.Hosting;

namespace Observatoire.Host.Tests.Hosting;

public sealed class ClientAddressTests
{
    [Theory]
    [InlineData("127.0.0.1", "192.0.2.7", "192.0.2.7")]
    [InlineData("::1", "192.0.2.7:51234", "192.0.2.7")]
    [InlineData("127.0.0.1", "198.51.100.1, 192.0.2.7", "192.0.2.7")]
    [InlineData("127.0.0.1", "2001:db8::1", "2001:db8::1")]
    [InlineData("127.0.0.1", "somebody", "127.0.0.1")]
    [InlineData("127.0.0.1", null, "127.0.0.1")]
    [InlineData("203.0.113.5", "192.0.2.7", "203.0.113.5")]
    [InlineData(null, null, "")]
    public void The_Functions_host_alone_is_believed(string? peer, string? forwarded, string expected)
    {
        DefaultHttpContext context = new();
        context.Connection.RemoteIpAddress = peer is null ? null : IPAddress.Parse(peer);
        context.Request.Headers["X-Forwarded-For"] = forwarded;

        Assert.Equal(expected, ClientAddress.Of(context));
    }
}
