/**
 * Words that stand first in every list of guesses, in English and as Japanese write them, with the names of this product
 * and of its demo (NIST SP 800-63B-4 §3.1.1.2: commonly used, expected or compromised passwords are refused). None is as
 * long as a password must be: they are taken out of it, and what is left must be enough by itself.
 */
const COMMON =
  `password passwort passw0rd p@ssw0rd p@ssword pass word pasuwado pasuwaado パスワード ぱすわーど secret himitsu 秘密 ひみつ letmein welcome
  login logon admin administrator root guest test user master default change changeme temp demo sample example hello konnichiwa こんにちは
  qwerty qazwsx asdfgh zxcvbn iloveyou aishiteru daisuki だいすき arigatou ありがとう sunshine princess monkey dragon football baseball superman batman
  pokemon doraemon nihon nippon japan tokyo sakura さくら yui 結い otameshi お試し おためし shiyakusho 市役所 しやくしょ yakuba 役場 soudan 相談 そうだん
  madoguchi 窓口 まどぐち city town shi lg jp co com reiwa 令和 れいわ heisei 平成 showa 昭和`
    .split(/\s+/)
    .sort((a, b) => b.length - a.length)

const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'あいうえおかきくけこさしすせそたちつてと',
]
const LINES = ROWS.flatMap(row => [row, [...row].reverse().join('')])

const FEWEST_LETTERS = 5
const LONGEST_UNIT = 7
const LEAST_LEFT = 8

/** As whoever guesses sees it: width, capitals, blanks and marks don't matter. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{S}]/gu, '')

/**
 * Whether a password of the right length is found by the first guesses all the same: few different letters, a short unit
 * over and over, or nothing but common words, rows of the keyboard, years and what is known of its owner (`own`: login,
 * name). Marks between words don't make it better.
 */
export function isWeak(password: string, own: readonly string[] = []): boolean {
  const letters = [...bare(password)]
  if (new Set(letters).size < FEWEST_LETTERS || hasShortUnit(letters)) return true
  const names = own
    .flatMap(name => name.split(/[\s\p{P}]+/u))
    .map(bare)
    .filter(name => name.length > 1)
  const left = [...names, ...COMMON.map(bare)].reduce((text, word) => text.replaceAll(word, ' '), letters.join(''))
  return withoutRows(left.replaceAll(/(19|20)\d\d/g, ' ')).length < LEAST_LEFT
}

const hasShortUnit = (letters: readonly string[]): boolean =>
  Array.from({ length: LONGEST_UNIT }, (_, at) => at + 1).some(
    unit => unit * 2 <= letters.length && letters.every((letter, at) => at < unit || letter === letters[at - unit]),
  )

/** Four and more neighbours of a row in a row count for nothing, nor do blanks. */
function withoutRows(text: string): string {
  let left = ''
  for (let at = 0; at < text.length; ) {
    let end = at + 1
    while (end < text.length && LINES.some(line => line.includes(text.slice(at, end + 1)))) end++
    if (end - at < 4) left += text.slice(at, end)
    at = end
  }
  return left.replaceAll(' ', '')
}
