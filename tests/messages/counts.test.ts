/** A count of one: `{count} {count|row is|rows are}` has a form for 1 and one for all other numbers, in every English text. */

import { expect, test } from "vitest";
import { en } from "../../src/messages/en/index.ts";
import { format } from "../../src/messages/format.ts";
import { ko } from "../../src/messages/ko/index.ts";
import type { MessageId } from "../../src/messages/message.ts";

const texts = en.flatMap((area) => Object.entries(area()) as [MessageId, string][]);
const holes = (text: string) => [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name as string);
/** The sentence with every value that it names the same. */
const filled = (id: MessageId, text: string, value: string | number) =>
  format({ id, values: Object.fromEntries(holes(text).map((name) => [name, value])) }, "en");

/** Words that end in s and are no plurals, of those that follow a name or a number in some text. */
const singular = new Set(
  (
    "is was has does its this less basis axis times " +
    "adds applies arises begins belongs changes cites comes contains declares depends differs divides ends expands extends fails falls " +
    "follows gets gives goes hangs holds installs keeps lasts leaves lies lists locates looks makes matches matters means names needs " +
    "passes reads restates runs says sets shows stands stays takes throws uses varies warns works"
  ).split(" "),
);
/** Words after which a number no longer counts what comes. */
const ends = new Set(
  (
    "a above add after against allows also among an and are as at be became before beside between but by cannot come count differ do does " +
    "fail for from gets has have holds if in is it its keep lasts left leaves lie lies matters means mark missing must names need neither " +
    "no not of off on once or over pass per reads restates runs says set sets short so stays such takes than that the there this through " +
    "throughout throws to too twice under until uses warn was were what where which while who whose with would"
  ).split(" "),
);
const ofSeveral = new Set("are were have do differ fail pass warn lie need count".split(" "));

/** Where "1" stands before a noun in the plural, or before a verb of several, with at most two words between. */
function wrongOnes(sentence: string): string[] {
  return [...sentence.matchAll(/(?<![\w.,=–-])1((?: [a-z-]+){1,4})/g)].flatMap((match) => {
    const words = (match[1] as string).trim().split(" ");
    const end = words.findIndex((word) => ends.has(word) || (singular.has(word) && !/[xs]is$/.test(word)));
    const counted = (end < 0 ? words : words.slice(0, end)).slice(0, 3);
    const isPlural = counted.some((word) => /s$/.test(word) && !singular.has(word));
    // Of a name, as of two with "and" between, the verb does not say how many it is.
    const isSubject = counted.length > 0 || /(?:^|[:;,(] )$/.test(sentence.slice(0, match.index));
    return isPlural || (isSubject && end >= 0 && ofSeveral.has(words[end] as string)) ? [match[0]] : [];
  });
}

test("the search finds what it is to find", () => {
  for (const text of [
    "1 trials",
    "in 1 more intervals",
    "1 are left out",
    "1 of 1 rows",
    "1 input have no effect",
  ]) {
    expect(wrongOnes(text), text).not.toEqual([]);
  }
  for (const text of [
    "1 trial",
    "1 of 2 inputs is",
    "1 row is the same",
    "at 1 the inputs",
    "1 has no value",
  ]) {
    expect(wrongOnes(text), text).toEqual([]);
  }
});

test("no text has a plural after 1", () => {
  expect(texts.length).toBeGreaterThan(1000);
  const wrong = texts.flatMap(([id, text]) => wrongOnes(filled(id, text, "1")).map((found) => [id, found]));
  expect(wrong).toEqual([]);
});

test("each pair of forms is of a number that the text names, and says two things", () => {
  const pairs = texts.flatMap(([id, text]) =>
    [...text.matchAll(/\{(\w+)\|([^{}|]*)\|([^{}|]*)\}/g)].map(([, name, one, several]) => ({
      id,
      text,
      name,
      one,
      several,
    })),
  );
  expect(pairs.length).toBeGreaterThan(100);
  expect(pairs.filter(({ text, name }) => !text.includes(`{${name}}`)).map(({ id }) => id)).toEqual([]);
  expect(pairs.filter(({ one, several }) => one === several).map(({ id }) => id)).toEqual([]);
  for (const { id, text, one, several } of pairs) {
    expect(filled(id, text, 1), id).toBe(filled(id, text, "1"));
    expect(filled(id, text, 1), id).toContain(one);
    for (const value of [0, 2, 11, 21, "1,001", "1.5"])
      expect(filled(id, text, value), id).toContain(several);
  }
});

test("a bar stands in braces in pairs of forms alone, and Korean has none", () => {
  const barred = /\{[^{}]*\|[^{}]*\}/g;
  const malformed = texts.filter(([, text]) =>
    text.replaceAll(/\{\w+\|[^{}|]+\|[^{}|]+\}/g, "").match(barred),
  );
  expect(malformed).toEqual([]);
  expect(ko.flatMap((area) => Object.entries(area())).filter(([, text]) => barred.test(text))).toEqual([]);
});
