/** The texts of one area of the program, in one language. */

/** Made when one of them is first said: the texts of all areas and languages would take a start milliseconds. */
export function area<const Texts>(make: () => Texts): () => Texts {
  let made: Texts | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** What an area is in another language: a text for each of its ids. */
export type AreaOf<English extends () => unknown> = () => Record<keyof ReturnType<English>, string>;
