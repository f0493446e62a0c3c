/** Remembers what a visual shows, so that it is drawn anew for a reason only. */
export interface Drawn {
  /** True when it must be drawn: another subject, or the figures of this one at last. */
  changes(wanted: string, isLoaded: boolean): boolean;
}

/** A visual as it was published: it shows `published`, whose figures it need not load to stay as it is. */
export function createDrawn(published: string): Drawn {
  let shown = published;
  let isWhole = true;
  return {
    changes(wanted, isLoaded) {
      if (wanted === shown && (isWhole || !isLoaded)) {
        return false;
      }
      shown = wanted;
      isWhole = isLoaded;
      return true;
    },
  };
}
