/** Korean particles after a text that is not known before it is filled in: 시나리오는, 항목은, 100,000으로, USD와. */

/** As they stand in the templates: behind a final consonant, behind a vowel. */
const forms: Readonly<Record<string, readonly [string, string]>> = {
  "은(는)": ["은", "는"],
  "을(를)": ["을", "를"],
  "이(가)": ["이", "가"],
  "와(과)": ["과", "와"],
  "(으)로": ["으로", "로"],
  "(이)라": ["이라", "라"],
};

/** A hole, the two forms of a word that goes with its number, what closes behind it, and the particle that hangs on both. */
export const holeWithParticle =
  /\{(\w+)(?:\|([^{}|]*)\|([^{}|]*))?\}(?:(["'」)]*)(은\(는\)|을\(를\)|이\(가\)|와\(과\)|\(으\)로|\(이\)라))?/g;

/** The particle that `text` takes; as the template has it where the sound of the text's end cannot be known. */
export function particle(text: string, both: string): string {
  const sound = endOf(text);
  const pair = forms[both];
  if (sound === undefined || pair === undefined) return both;
  // 서울로, 1로: ㄹ counts as a vowel before 로 alone.
  return pair[sound === "vowel" || (sound === "l" && both === "(으)로") ? 1 : 0];
}

type Sound = "vowel" | "l" | "consonant";

/** 영 일 이 삼 사 오 육 칠 팔 구; tens, hundreds, thousands and 만 end in consonants like 영. */
const digits: readonly Sound[] = [
  ...(["consonant", "l", "vowel", "consonant", "vowel"] as const),
  ...(["vowel", "consonant", "l", "l", "vowel"] as const),
];

/** What stands in brackets at the end is not said with the word before it, which the particle belongs to. */
function withoutAside(text: string): string {
  const before = text.replace(/\s*\([^()]*\)(?=["'」]*$)/, "");
  return /[\p{L}\p{N}%]/u.test(before) ? before : text;
}

function endOf(text: string): Sound | undefined {
  const outside = withoutAside(text);
  const sounded = /[\p{L}\p{N}%](?=[^\p{L}\p{N}%]*$)/u.exec(outside);
  const last = sounded?.[0] ?? "";
  if (sounded === null) return undefined;
  if (last === "%") return "vowel";
  if (last >= "가" && last <= "힣") {
    const final = (last.charCodeAt(0) - 0xac00) % 28;
    return final === 0 ? "vowel" : final === 8 ? "l" : "consonant";
  }
  if (last >= "0" && last <= "9") return digits[Number(last)];
  return latinEnd(outside.slice(0, sounded.index + 1));
}

/**
 * Capitals are spelt out; 케이, 디 and the like behind a digit are letters again. Words are read as Koreans read English, by the rules for
 * foreign words: a final p, t or k closes the syllable of one short vowel (포맷, 스텝, 블록) and is one of its own else (코스트, 네트워크).
 */
function latinEnd(text: string): Sound | undefined {
  const unit = /(?<![A-Za-z])(?:[kMGT]?W|[kMGT]?g|t|k?m|h)$/.exec(text)?.[0];
  if (unit !== undefined && /\d *[A-Za-z]+$/.test(text)) return /g$|^t$/.test(unit) ? "consonant" : "vowel";
  const letter = text.at(-1) as string;
  if (/[A-Z]$/.test(text) || /(?:^|[^A-Za-z])[a-z]$/.test(text)) {
    const name = letter.toUpperCase();
    return "LR".includes(name) ? "l" : "MN".includes(name) ? "consonant" : "vowel";
  }
  if (/le?$/.test(text)) return "l";
  if (/(?:[mn]e?|ng|c)$/.test(text)) return "consonant";
  if (/[ptk]$/.test(text)) return /(?:^|[^aeiou])[aeiouy]c?[ptk]$/i.test(text) ? "consonant" : "vowel";
  return /[a-z]$/.test(text) ? "vowel" : undefined;
}
