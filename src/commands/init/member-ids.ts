/** Names in a plan's files for things that are called as people call them: `Health & care` is health_care, 보건 is bogeon. */

/** By the Revised Romanization of Korean (2000), syllable by syllable. */
const initials = "g kk n d tt r m b pp s ss _ j jj ch k t p h".split(" ");
const vowels = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(" ");
const finals = "_ k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" ");

function romanized(syllable: string): string {
  const at = syllable.charCodeAt(0) - 0xac00;
  const parts = [initials[Math.floor(at / 588)], vowels[Math.floor(at / 28) % 21], finals[at % 28]];
  return parts.join("").replaceAll("_", "");
}

const longest = 40;

/** An id of small letters, digits and _, which is none of `taken`, and joins them; `usual` where the text has no letters that it can be made of. */
export function idOf(text: string, usual: string, taken: Set<string>): string {
  const latin = text
    .normalize("NFC")
    .replaceAll(/[가-힣]/g, romanized)
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("æ", "ae")
    .replaceAll("ø", "o")
    .replaceAll("ł", "l")
    .replaceAll("&", " and ")
    .replaceAll(/['’]/g, "");
  const words = latin.replaceAll(/[^a-z0-9]+/g, "_").replaceAll(/^_+|_+$/g, "");
  const short = words.slice(0, longest).replace(/_+$/, "");
  const base = short === "" ? usual : /^[a-z]/.test(short) ? short : `${usual}_${short}`;
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}_${n}`;
  taken.add(id);
  return id;
}
