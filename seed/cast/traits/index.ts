/** What the desk noted of people of the cast by the city's own fields, so many days ago. */
export const TRAITS = [
  { who: 'ueki', by: 'sato', daysAgo: 35, name: '定年後の段階', value: '地域をまだ知らない' },
  { who: 'ueki', by: 'sato', daysAgo: 5, name: '定年後の段階', value: 'もう活動している' },
  { who: 'ueki', by: 'sato', daysAgo: 5, name: '町会・自治会', value: '松葉町三丁目町会' },
  { who: 'terai', by: 'suzuki', daysAgo: 1, name: '定年後の段階', value: '退職したばかり' },
] as const
