using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Observatoire.Browser;

/// <summary>The deposit page, as someone comes to it who has read nothing.</summary>
[Collection(SiteTests.Name)]
public sealed class DepositTests(SiteFixture site)
{
    // The first file loads the checks: on a busy machine that takes its time.
    private static readonly LocatorAssertionsToHaveTextOptions Reads = new() { Timeout = 60_000 };
    private static readonly LocatorAssertionsToContainTextOptions Contains = new() { Timeout = 60_000 };

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_wrong_file_is_understood_mended_and_deposited(int width)
    {
        await using Visit visit = await VisitAsync(new VisitOptions { Width = width });
        await visit.Page.SetInputFilesAsync("#fichiers", Returns.Wrong);
        ILocator card = visit.Page.Locator(".file-card");
        await Expect(card.Locator(".state")).ToHaveTextAsync("À corriger", Reads);
        await Expect(card).ToContainTextAsync("Ain (01), novembre 2018");
        await Expect(card).ToContainTextAsync("« douze » n'est pas un nombre");
        await Expect(card).ToContainTextAsync("Contrôlé sur votre ordinateur, rien n’a été envoyé.");
        await Expect(card.Locator("h3")).ToBeFocusedAsync();
        Assert.DoesNotContain(visit.Requests, IsOfApi);

        await card.GetByRole(AriaRole.Link, new() { Name = "Ligne 3" }).First.ClickAsync();
        await Expect(card.Locator(".preview td.marked mark")).ToHaveTextAsync("douze");

        await visit.Page.FillAsync("#cle-saisie", site.Keys["01"]);
        await Expect(card).ToContainTextAsync("Contrôlé par le serveur", Contains);
        await card.Locator("input[type=file]").SetInputFilesAsync(Returns.Right);
        await Expect(card.Locator(".state")).ToHaveTextAsync("Prêt à déposer", Reads);
        await Expect(card.Locator(".compare")).ToHaveTextAsync("4 anomalies corrigées, aucune restante.");
        await Expect(visit.Page.Locator(".file-card")).ToHaveCountAsync(1);

        await card.GetByRole(AriaRole.Button, new() { Name = "Déposer novembre 2018" }).ClickAsync();
        await Expect(card.Locator(".receipt")).ToContainTextAsync("Empreinte SHA-256", Contains);
        await Expect(card.Locator(".receipt h4")).ToBeFocusedAsync();
        await Expect(card.Locator(".state")).ToHaveTextAsync("Déposé");
        Assert.DoesNotContain(site.Keys["01"], visit.Page.Url);
        Assert.DoesNotContain(visit.Requests, request => request.Query.Contains("obs.", StringComparison.Ordinal));
        Assert.Null(await visit.Page.EvaluateAsync<string?>("sessionStorage.getItem('observatoire.key')"));
    }

    [Fact]
    public async Task The_keyboard_alone_suffices()
    {
        await using Visit visit = await VisitAsync();
        IKeyboard keyboard = visit.Page.Keyboard;
        // Listened to from the start: a listener added with the key press may come to the browser after it.
        visit.Page.FileChooser += (_, _) => { };
        await visit.TabToAsync("document.activeElement.id === 'fichiers'");
        IFileChooser chooser = await visit.Page.RunAndWaitForFileChooserAsync(() => keyboard.PressAsync("Enter"));
        await chooser.SetFilesAsync(Returns.Wrong);
        await Expect(visit.Page.Locator(".file-card .state")).ToHaveTextAsync("À corriger", Reads);

        await visit.TabToAsync("document.activeElement.closest('.finding-list') !== null");
        await keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator(".preview")).ToBeFocusedAsync();
        await keyboard.PressAsync("Escape");
        await Expect(visit.Page.Locator(".preview")).ToHaveCountAsync(0);

        await visit.TabToAsync("document.activeElement.id === 'cle-saisie'");
        await keyboard.InsertTextAsync(site.Keys["01"]);
        await Expect(visit.Page.Locator("#cle-etat")).ToContainTextAsync("Ain");
        await visit.TabToAsync("document.activeElement.dataset.action === 'mend'", "Shift+Tab");
        await Expect(visit.Page.Locator(".card-busy > *")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await Expect(visit.Page.Locator("[data-action=mend]")).ToBeFocusedAsync();
        chooser = await visit.Page.RunAndWaitForFileChooserAsync(() => keyboard.PressAsync("Enter"));
        await chooser.SetFilesAsync(Returns.Right);
        await Expect(visit.Page.Locator(".file-card .state")).ToHaveTextAsync("Prêt à déposer", Reads);

        await visit.TabToAsync("document.activeElement.dataset.action === 'deposit'");
        await keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator(".receipt h4")).ToBeFocusedAsync(new() { Timeout = 60_000 });
    }

    [Fact]
    public async Task A_verdict_that_comes_while_the_button_is_pressed_does_not_swallow_the_press()
    {
        await using Visit visit = await VisitAsync();
        TaskCompletionSource pressed = new();
        await visit.Page.RouteAsync(
            "**/api/returns/check*",
            async route =>
            {
                await pressed.Task;
                await route.ContinueAsync();
            }
        );
        await visit.Page.FillAsync("#cle-saisie", site.Keys["01"]);
        await visit.Page.SetInputFilesAsync("#fichiers", Returns.Right);
        ILocator card = visit.Page.Locator(".file-card");
        await card.Locator("[data-action=deposit]").HoverAsync(new() { Timeout = 60_000 });
        await visit.Page.Mouse.DownAsync();

        pressed.SetResult();
        await Expect(card.Locator(".busy")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await visit.Page.Mouse.UpAsync();

        await Expect(card.Locator(".receipt")).ToContainTextAsync("Empreinte SHA-256", Contains);
    }

    [Fact]
    public async Task Without_a_key_a_deposit_asks_for_it_and_sends_nothing()
    {
        await using Visit visit = await VisitAsync();
        await visit.Page.SetInputFilesAsync("#fichiers", Returns.Right);
        ILocator deposit = visit.Page.Locator("[data-action=deposit]");
        await deposit.ClickAsync(new() { Timeout = 60_000 });
        await Expect(visit.Page.Locator("#cle-saisie")).ToBeFocusedAsync();
        await Expect(visit.Page.Locator(".problem")).ToContainTextAsync("Saisissez d’abord la clé");

        await visit.Page.FillAsync("#cle-saisie", site.Keys["02"]);
        await deposit.ClickAsync();
        await Expect(visit.Page.Locator(".problem")).ToContainTextAsync("Cette clé est celle du département 02");
        // The key's own months are asked for; the file goes nowhere.
        Assert.Equal(
            ["/api/returns/02"],
            visit.Requests.Where(IsOfApi).Select(request => request.AbsolutePath).Distinct()
        );
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_service_out_of_reach_is_told_with_what_to_do()
    {
        await using Visit visit = await VisitAsync();
        await visit.Page.RouteAsync("**/api/**", route => route.AbortAsync());
        await visit.Page.FillAsync("#cle-saisie", site.Keys["01"]);
        await visit.Page.SetInputFilesAsync("#fichiers", Returns.Right);
        await Expect(visit.Page.Locator(".file-card .problem"))
            .ToContainTextAsync("Vérifiez votre connexion", Contains);
        await Expect(visit.Page.Locator("#restitution .problem")).ToContainTextAsync("Vérifiez votre connexion");
        await Expect(visit.Page.Locator(".file-card .state")).ToHaveTextAsync("Prêt à déposer");
    }

    [Fact]
    public async Task A_deposit_that_met_no_answer_is_tried_again_from_where_it_stands()
    {
        await using Visit visit = await VisitAsync();
        await visit.Page.SetInputFilesAsync("#fichiers", Returns.Other);
        await visit.Page.FillAsync("#cle-saisie", site.Keys["03"]);
        ILocator card = visit.Page.Locator(".file-card");
        await Expect(card).ToContainTextAsync("Contrôlé par le serveur", Contains);
        await visit.Page.RouteAsync("**/api/returns/03/**", route => route.AbortAsync());
        await card.Locator("[data-action=deposit]").ClickAsync();
        ILocator problem = card.Locator(".problem");
        await Expect(problem).ToContainTextAsync("Le service n’a pas répondu");
        await Expect(problem).ToContainTextAsync("un envoi en double est sans effet");
        await Expect(card.Locator(".receipt")).ToHaveCountAsync(0);

        await visit.Page.UnrouteAllAsync();
        await problem.GetByRole(AriaRole.Button, new() { Name = "Réessayer" }).ClickAsync();
        await Expect(card.Locator(".receipt h4")).ToBeFocusedAsync(new() { Timeout = 60_000 });
        await Expect(problem).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(503, "momentanément indisponible")]
    [InlineData(500, "La faute est de notre côté")]
    public async Task Months_that_cannot_be_listed_say_why_and_come_with_another_try(int status, string said)
    {
        await using Visit visit = await VisitAsync();
        await visit.Page.RouteAsync(
            "**/api/returns/03",
            route => route.FulfillAsync(new() { Status = status, Body = "<html>Bad gateway</html>" })
        );
        await visit.Page.FillAsync("#cle-saisie", site.Keys["03"]);
        ILocator panel = visit.Page.Locator("#restitution");
        await Expect(panel.Locator(".problem")).ToContainTextAsync(said);
        await visit.Page.UnrouteAllAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Réessayer" }).ClickAsync();
        await Expect(panel.GetByLabel("Mois déposé")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_browser_that_cannot_run_the_checks_asks_before_it_sends()
    {
        await using Visit visit = await VisitAsync();
        await visit.Page.RouteAsync("**/assets/depot/check.*/**", route => route.AbortAsync());
        await visit.Page.ReloadAsync();
        await visit.Page.WaitForSelectorAsync("html[data-ready]");
        await visit.Page.SetInputFilesAsync("#fichiers", Returns.Wrong);
        ILocator ask = visit.Page.GetByRole(AriaRole.Button, new() { Name = "Envoyer au serveur pour le contrôler" });
        await Expect(ask).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Assert.DoesNotContain(visit.Requests, IsOfApi);
        await ask.ClickAsync();
        await Expect(visit.Page.Locator(".file-card .state")).ToHaveTextAsync("À corriger", Reads);
    }

    [Fact]
    public async Task The_page_explains_itself_without_script()
    {
        await using Visit visit = await VisitAsync(new VisitOptions { Script = false });
        await Expect(visit.Page.Locator(".deposit-noscript")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("#cle")).ToContainTextAsync("D’où vient cette clé");
        await Expect(visit.Page.Locator("#fichiers")).ToBeHiddenAsync();
    }

    private Task<Visit> VisitAsync(VisitOptions? options = null) => site.VisitAsync("/depot/", options);

    private static bool IsOfApi(Uri request) => request.AbsolutePath.StartsWith("/api/", StringComparison.Ordinal);
}
