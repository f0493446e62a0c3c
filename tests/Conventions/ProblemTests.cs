using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Observatoire.Conventions;

/// <summary>The answers of the code and the words of functions/Host/Hosting/problems.json are the same list.</summary>
public sealed class ProblemTests
{
    private static readonly Dictionary<string, JsonElement> Words = JsonDocument
        .Parse(Repository.Read("functions/Host/Hosting/problems.json"))
        .RootElement.EnumerateObject()
        .ToDictionary(problem => problem.Name, problem => problem.Value);

    private static readonly string Code = string.Join(
        '\n',
        Repository.FilesWhere(path => Regex.IsMatch(path, @"^functions/Host/\w+/\w+\.cs$")).Select(Repository.Read)
    );

    [Fact]
    public void Every_code_that_is_answered_has_its_words()
    {
        string[] answered =
        [
            .. Regex
                .Matches(Code, @"Problem\.Answer\w*\(\s*""(?<code>[a-z-]+)""")
                .Select(match => match.Groups["code"].Value)
                .Distinct(),
        ];
        Assert.NotEmpty(answered);
        Assert.Empty(answered.Except(Words.Keys));
    }

    [Fact]
    public void Every_code_that_has_words_is_answered_somewhere() =>
        Assert.All(Words.Keys, code => Assert.Contains($"\"{code}\"", Code, StringComparison.Ordinal));

    [Fact]
    public void A_problem_is_refused_with_a_status_of_its_kind_in_two_languages_that_say_the_same_values() =>
        Assert.All(
            Words,
            problem =>
            {
                Assert.InRange(problem.Value.GetProperty("status").GetInt32(), 400, 503);
                string[][] texts = [.. new[] { "fr", "en" }.Select(language => TextsOf(problem.Value, language))];
                Assert.All(texts, text => Assert.All(text, words => Assert.False(string.IsNullOrWhiteSpace(words))));
                Assert.All(texts, text => Assert.Equal(2, text.Length));
                Assert.Equal(ValuesIn(texts[0][1]), ValuesIn(texts[1][1]));
            }
        );

    /// <summary>A text that asks for more values than it is given would fault in the place of the answer.</summary>
    [Fact]
    public void No_text_asks_for_more_values_than_the_code_gives()
    {
        MatchCollection calls = Regex.Matches(Code, @"Problem\.Answer\(\s*""(?<code>[a-z-]+)""(?<rest>[^;]*)");
        Assert.NotEmpty(calls);
        foreach (Match call in calls)
        {
            int given = ArgumentsIn(call.Groups["rest"].Value);
            int[] asked = ValuesIn(TextsOf(Words[call.Groups["code"].Value], "fr")[1]);
            Assert.True(
                asked.Length == 0 || asked.Max() < given,
                $"{call.Groups["code"].Value} asks for {{{asked.DefaultIfEmpty().Max()}}} and is given {given}."
            );
        }
    }

    private static string[] TextsOf(JsonElement problem, string language) =>
        [.. problem.GetProperty(language).EnumerateArray().Select(text => text.GetString()!)];

    private static int[] ValuesIn(string text) =>
        [
            .. Regex
                .Matches(text, @"\{(?<index>\d)\}")
                .Select(match => int.Parse(match.Groups["index"].Value, CultureInfo.InvariantCulture))
                .Distinct()
                .Order(),
        ];

    /// <summary>Arguments after the code, up to the parenthesis that closes the call.</summary>
    private static int ArgumentsIn(string rest)
    {
        int depth = 0;
        int arguments = 0;
        bool isText = false;
        foreach (char letter in rest)
        {
            isText ^= letter == '"';
            depth +=
                isText ? 0
                : letter is '(' or '[' ? 1
                : letter is ')' or ']' ? -1
                : 0;
            if (depth < 0)
            {
                break;
            }

            arguments += !isText && depth == 0 && letter == ',' ? 1 : 0;
        }

        return arguments;
    }
}
