import type { DEPARTMENTS } from '../../city.ts'

/** An invented sheet of the demo city: `ago` how many fiscal years ago, `until` how far it went. */
export type CastSheet = {
  ago: number
  work: string
  department: (typeof DEPARTMENTS)[number]
  until: 'begun' | 'submitted' | 'returned' | 'confirmed'
  assessment: string
  outlook: string
} & ({ progress: string } | { indicator: string; counted: string; unit: string; target: number | null })

const lectures = { indicator: 'フレイル予防の講座を受けた人の数', counted: 'frailty-lectures', unit: '人', target: 60 }
const seminars = { indicator: 'セミナーの参加者数（年6回）', counted: 'seminar-participants', unit: '人', target: 210 }

export const SHEETS: readonly CastSheet[] = [
  {
    ...{ ago: 2, work: 'エ', department: '健康増進課', until: 'confirmed' },
    ...lectures,
    assessment:
      '講座を3回開いた。参加した人は目標に届かなかったが、フレイルチェックまで受けた人が多かった。（見本の文章です）',
    outlook: '窓口の相談のあとに講座を案内し、参加する人を増やす。（見本の文章です）',
  },
  {
    ...{ ago: 2, work: 'ア', department: '生涯現役促進協議会事務局', until: 'confirmed' },
    ...seminars,
    assessment: '年6回のセミナーを開いた。第1〜3回は定員に近い人が参加した。（見本の文章です）',
    outlook: '第4〜6回の周知を早く始める。（見本の文章です）',
  },
  {
    ...{ ago: 1, work: 'エ', department: '健康増進課', until: 'confirmed' },
    ...lectures,
    assessment: '講座を3回開き、前の年度より多くの人が参加した。（見本の文章です）',
    outlook: '駅の近くの会場でも講座を開く。（見本の文章です）',
  },
  {
    ...{ ago: 1, work: 'イ', department: '地域包括支援課', until: 'submitted' },
    progress: '②予定どおり進んでいる',
    assessment: 'モデル地区を2か所にひろげ、地域ミニ集会を2回開いた。（見本の文章です）',
    outlook: '集会で出た困りごとを、窓口の活動として登録していく。（見本の文章です）',
  },
  {
    ...{ ago: 1, work: 'ウ', department: '福祉政策課', until: 'returned' },
    progress: '③予定より遅れている',
    assessment: '事業者団体と4回協議した。（見本の文章です）',
    outlook: '切り出した仕事の一覧をつくる。（見本の文章です）',
  },
  {
    ...{ ago: 1, work: 'ウ', department: '生涯現役促進協議会事務局', until: 'submitted' },
    ...{ indicator: 'のべ雇用数', counted: 'hired', unit: '人', target: null },
    assessment: '構成員からの報告をまとめた。目標値は、事業ごとには決めていない。（見本の文章です）',
    outlook: '次の年度は、事業ごとの目標値を決める。（見本の文章です）',
  },
  {
    ...{ ago: 0, work: 'エ', department: '健康増進課', until: 'begun' },
    ...lectures,
    assessment: '',
    outlook: '',
  },
]
