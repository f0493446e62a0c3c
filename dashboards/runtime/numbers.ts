/** Writes numbers as a language does. */
export interface Numbers {
  /** With that many decimals, thousands apart and the typographer's minus, as the published pages write them. */
  write(value: number, decimals: number, more?: Intl.NumberFormatOptions): string;
  /** For a spreadsheet: the decimal mark of the language, and nothing else that is not a digit. */
  plain(value: number): string;
}

/** The locale of a page's language. */
export function localeOf(language: "fr" | "en"): string {
  return language === "fr" ? "fr-FR" : "en-GB";
}

export function createNumbers(language: "fr" | "en"): Numbers {
  const locale = localeOf(language);
  const formats = new Map<string, Intl.NumberFormat>();
  const formatOf = (options: Intl.NumberFormatOptions) => {
    const key = JSON.stringify(options);
    const format = formats.get(key) ?? new Intl.NumberFormat(locale, options);
    formats.set(key, format);
    return format;
  };
  const plain = new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 6 });
  return {
    write: (value, decimals, more = {}) =>
      formatOf({ minimumFractionDigits: decimals, maximumFractionDigits: decimals, ...more })
        .format(value)
        .replace("-", "\u2212"),
    plain: (value) => plain.format(value),
  };
}
