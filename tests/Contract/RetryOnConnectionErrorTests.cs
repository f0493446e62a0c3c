using System.Net;
using Observatoire.Local.FunctionsHost.Http;

namespace Observatoire.Contract;

/// <summary>What is sent again to a worker that does not take connections yet, or any more.</summary>
public sealed class RetryOnConnectionErrorTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 3)]
    [InlineData(9, 10)]
    public async Task A_request_is_sent_again_until_it_is_taken(int failures, int sent)
    {
        Refusing worker = new(failures, HttpRequestError.ConnectionError);

        using HttpResponseMessage response = await SendAsync(worker, new StringContent("body"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(sent, worker.Sent);
    }

    [Fact]
    public async Task After_ten_times_it_fails()
    {
        Refusing worker = new(failures: 10, HttpRequestError.ConnectionError);

        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(worker, null));

        Assert.Equal(10, worker.Sent);
    }

    [Fact]
    public async Task A_body_that_may_have_begun_to_flow_is_not_sent_again()
    {
        Refusing worker = new(failures: 1, HttpRequestError.ResponseEnded);

        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(worker, new StringContent("body")));

        Assert.Equal(1, worker.Sent);
    }

    private static async Task<HttpResponseMessage> SendAsync(Refusing worker, HttpContent? body)
    {
        using HttpMessageInvoker client = new(new RetryOnConnectionError(worker));
        using HttpRequestMessage request = new(HttpMethod.Put, "http://127.0.0.1:1/") { Content = body };
        return await client.SendAsync(request, default);
    }

    private sealed class Refusing(int failures, HttpRequestError error) : HttpMessageHandler
    {
        public int Sent { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) =>
            ++Sent > failures
                ? Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK))
                : throw new HttpRequestException(error);
    }
}
