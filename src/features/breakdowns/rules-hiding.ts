import type { Shape } from '#platform/shapes.ts'

export const SETTINGS = {
  /** Numbers from 1 to below this one are told to nobody who does not see the people behind them. */
  smallBelow: {
    standard: 10,
    unit: '未満を伏せる',
    source: '市が決めること（決めていないときは1から9を伏せる）',
    text: '伏せる小さな数',
    shape: { of: 'number', least: 10, most: 50, whole: true } as Shape,
  },
}
