/**
 * Whether `code` is a 全国地方公共団体コード: six digits whose last is the check digit of the first five
 * (総務省「全国地方公共団体コード仕様」: weights 6 5 4 3 2, 11 minus the remainder by 11, last digit).
 */
export function isMunicipalityCode(code: string): boolean {
  if (!/^\d{6}$/.test(code)) return false
  const sum = [6, 5, 4, 3, 2].reduce((total, weight, i) => total + weight * Number(code[i]), 0)
  return Number(code[5]) === (11 - (sum % 11)) % 10
}

/**
 * Whether `number` is a 法人番号: thirteen digits whose first is the check digit of the other twelve
 * (法人番号の指定等に関する省令第2条: 9 minus the remainder by 9; from the right, odd places count once, even twice).
 */
export function isCorporateNumber(number: string): boolean {
  if (!/^\d{13}$/.test(number)) return false
  const sum = [...number.slice(1)].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 2 : 1), 0)
  return Number(number[0]) === 9 - (sum % 9)
}
