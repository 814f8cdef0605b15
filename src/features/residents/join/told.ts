import { type ProgrammeTold, youngestAge } from '#features/municipalities/index.ts'
import { type Both, both } from '#ui/plainly.ts'

/** Who may register, said before the first question: the youngest age and the residence that the programmes ask for. */
export function whoMayRegister(programmes: readonly ProgrammeTold[], city: string): Both[] {
  if (programmes.length === 0)
    return [
      both(
        'いま動いている事業がないため、インターネットからの登録はお休みしています。窓口にお電話ください。',
        'いまは、インターネットからはできません。電話してください。',
      ),
    ]
  const only = programmes.every(one => one.residents_only)
  return [
    both(
      `登録できるのは、${youngestAge(programmes)}歳からの方です。`,
      `登録（名前などを書くこと）は、${youngestAge(programmes)}歳からです。`,
    ),
    only
      ? both(`${city}にお住まいの方が対象です。`, `${city}に住んでいる人だけです。`)
      : both(`${city}の外にお住まいの方も登録できます。`, `${city}に住んでいない人もできます。`),
    both(
      '登録しなくても、活動をさがすこと、窓口に相談することはできます。',
      '名前などを書かなくても、活動をさがすことができます。電話で聞くこともできます。',
    ),
  ]
}

export const YOUNG_TEXT = (floor: number, age: number): string =>
  `登録できるのは${floor}歳からです（この生年月日では${age}歳です）。生年月日を確かめてください。まちがいがなければ、登録はできませんが、活動をさがすことと、お電話でのご相談はできます。`

export const OUTSIDE_TEXT = (city: string): string =>
  `登録できるのは、${city}にお住まいの方です。お住まいの町を確かめてください。ほかの市町村にお住まいの方は、その市町村の窓口をご案内しますので、お電話ください。`
