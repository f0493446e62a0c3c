using Azure.Data.Tables;

namespace Observatoire.Storage;

/// <summary>A release as a row of table <c>releases</c>, and back.</summary>
internal static class ReleaseRow
{
    // Rows of partition « release » are of a time when releases published themselves: nothing of them was kept.
    public const string Partition = "made";

    /// <summary>Name each writing gives itself, to know its own row again when its answer was lost.</summary>
    public const string Writing = nameof(Writing);

    public static TableEntity Write(Release release, string writing) =>
        new(Partition, BlobKey.Name(release.Id, nameof(release)))
        {
            [nameof(Release.Fingerprint)] = release.Fingerprint,
            [nameof(Release.State)] = release.State.ToString(),
            [nameof(Release.MadeBy)] = release.MadeBy,
            [nameof(Release.MadeAt)] = release.MadeAt,
            [nameof(Release.Note)] = release.Note,
            [nameof(Release.CheckedAt)] = release.CheckedAt,
            [nameof(Release.ApprovedBy)] = release.ApprovedBy,
            [nameof(Release.ApprovedAt)] = release.ApprovedAt,
            [nameof(Release.PublishAt)] = release.PublishAt,
            [nameof(Release.PublishedAt)] = release.PublishedAt,
            [nameof(Release.WithdrawnBy)] = release.WithdrawnBy,
            [nameof(Release.WithdrawnAt)] = release.WithdrawnAt,
            [nameof(Release.Reason)] = release.Reason,
            [Writing] = writing,
        };

    public static Release Read(TableEntity row) =>
        new()
        {
            Id = row.RowKey,
            Fingerprint = row.Text(nameof(Release.Fingerprint)),
            State = Enum.Parse<ReleaseState>(row.Text(nameof(Release.State))),
            MadeBy = row.Text(nameof(Release.MadeBy)),
            MadeAt = row.Instant(nameof(Release.MadeAt)),
            Note = row.Text(nameof(Release.Note)),
            CheckedAt = row.GetDateTimeOffset(nameof(Release.CheckedAt)),
            ApprovedBy = row.GetString(nameof(Release.ApprovedBy)),
            ApprovedAt = row.GetDateTimeOffset(nameof(Release.ApprovedAt)),
            PublishAt = row.GetDateTimeOffset(nameof(Release.PublishAt)),
            PublishedAt = row.GetDateTimeOffset(nameof(Release.PublishedAt)),
            WithdrawnBy = row.GetString(nameof(Release.WithdrawnBy)),
            WithdrawnAt = row.GetDateTimeOffset(nameof(Release.WithdrawnAt)),
            Reason = row.GetString(nameof(Release.Reason)),
            Version = row.ETag,
        };
}
