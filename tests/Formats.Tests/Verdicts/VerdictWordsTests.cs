using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Returns;
using Observatoire.Formats.Verdicts;
using Observatoire.Returns.Checking;
using Observatoire.Returns.Findings;

namespace Observatoire.Formats.Tests.Verdicts;

public sealed class VerdictWordsTests
{
    private static readonly VerdictWords Words = new(
        new FindingCatalogue(
            new Dictionary<string, FindingWords>
            {
                ["R1"] = new(
                    "Ligne {line} : {found}",
                    "Line {line}: {found}",
                    new BilingualText("Corrigez.", "Mend it.")
                ),
                ["R2"] = new("Douteux", "Doubtful", new BilingualText("Vérifiez.", "Check.")),
                ["R3"] = new("Étonnant", "Surprising", new BilingualText("Vérifiez tout.", "Check all.")),
            }
        )
    );

    [Fact]
    public void Errors_come_in_the_order_of_the_lines_then_questions_with_their_words()
    {
        VerdictAnswer answer = Answer();
        Assert.Equal([2, 5, 3], answer.Findings.Select(finding => finding.Line!.Value));
        Assert.Equal("Ligne 2 : y", answer.Findings[0].Message);
        Assert.Equal("Line 2: y", answer.Findings[0].MessageEn);
    }

    [Fact]
    public void Findings_mended_the_same_way_are_one_group_and_errors_come_first()
    {
        VerdictAnswer answer = Answer();
        Assert.Equal(["R1", "R2"], answer.Groups.Select(group => group.Code));
        Assert.Equal("Corrigez.", answer.Groups[0].Fix);
        Assert.Equal("Mend it.", answer.Groups[0].FixEn);
        Assert.Equal(2, answer.Groups[0].Count);
        Assert.Equal([2, 5], answer.Groups[0].Lines);
        Assert.Equal("Vérifiez.", answer.Groups[1].Fix);
        Assert.Equal("warning", answer.Groups[1].Severity);
    }

    [Fact]
    public void What_surprises_most_is_asked_first_and_so_is_its_group()
    {
        VerdictAnswer answer = Questions();
        Assert.Equal(
            ["R1 5", "R3 9", "R2 4", "R2 2"],
            answer.Findings.Select(finding => $"{finding.Code} {finding.Line}")
        );
        Assert.Equal(["R1", "R3", "R2"], answer.Groups.Select(group => group.Code));
    }

    [Fact]
    public void A_comment_on_any_line_of_a_question_explains_it()
    {
        Assert.Equal([false, false, true, false], Questions(commented: 7).Findings.Select(each => each.Explained));
        Assert.Equal([false, false, true, false], Questions(commented: 4).Findings.Select(each => each.Explained));
    }

    [Fact]
    public void The_answer_says_whose_figures_and_which_months() =>
        Assert.Equal(("01", "2018-12"), (Answer().Departement!, Assert.Single(Answer().Months)));

    [Fact]
    public void Each_month_has_its_own_count_and_what_no_month_can_be_told_of_is_in_none()
    {
        VerdictAnswer answer = Answer(november: 2);

        Assert.Equal([new MonthVerdict("2018-11", 2, 1, 1), new MonthVerdict("2018-12", 4, 0, 0)], answer.ByMonth);
        Assert.Equal([null, "2018-11", "2018-11"], answer.Findings.Select(finding => finding.Month));
    }

    /// <summary>A group of one question more surprising than a group of two, one of which is about two lines.</summary>
    private static VerdictAnswer Questions(int commented = 0)
    {
        FindingList found = new();
        found.Add(new Finding("R2", Severity.Warning, 2, "valeur") { Surprise = 1.1 });
        found.Add(new Finding("R2", Severity.Warning, 4, "valeur") { Surprise = 2, AlsoLines = [7] });
        found.Add(new Finding("R3", Severity.Warning, 9, "valeur") { Surprise = 6 });
        found.Add(new Finding("R1", Severity.Error, 5, "valeur", "x"));
        CheckedFile file = new("01", [ReferenceMonth.Parse("2018-12")], [], found, 6)
        {
            CommentedLines = new HashSet<int> { commented },
        };
        return Words.Of(file, ReturnLayout.Unread(ReturnFormat.Csv), new HashSet<string>());
    }

    private static VerdictAnswer Answer(int november)
    {
        FindingList found = new() { About = new ReferenceMonth(2018, 11) };
        found.Add(new Finding("R2", Severity.Warning, 3, "valeur"));
        found.Add(new Finding("R1", Severity.Error, 5, "valeur", "x"));
        found.About = null;
        found.Add(new Finding("R1", Severity.Error, 2, "mois", "y"));
        ReferenceMonth last = new(2018, 12);
        CheckedFile file = new("01", [last.PlusMonths(-1), last], [], found, 6)
        {
            RowsOfMonths = new Dictionary<ReferenceMonth, int> { [last.PlusMonths(-1)] = november, [last] = 4 },
        };
        return Words.Of(file, ReturnLayout.Unread(ReturnFormat.Csv), new HashSet<string>());
    }

    private static VerdictAnswer Answer()
    {
        FindingList found = new();
        found.Add(new Finding("R2", Severity.Warning, 3, "valeur"));
        found.Add(new Finding("R1", Severity.Error, 5, "valeur", "x"));
        found.Add(new Finding("R1", Severity.Error, 2, "valeur", "y"));
        CheckedFile file = new("01", [ReferenceMonth.Parse("2018-12")], [], found, 6);
        return Words.Of(file, ReturnLayout.Unread(ReturnFormat.Csv), new HashSet<string>());
    }
}
