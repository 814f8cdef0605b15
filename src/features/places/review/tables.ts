import { type Tables, WORK } from '../../../../check/review.ts'

export const tables: Tables = {
  area: ['public', '圏域', WORK],
  bus_call: ['public', 'バスの路線の停留所', WORK],
  bus_line: ['public', 'バスの路線', WORK],
  bus_stop: ['public', 'バスの停留所', WORK],
  facility: ['public', '施設・駅', WORK],
  slope: ['public', '坂（圏域ごと）', WORK],
  town: ['public', '町名', WORK],
}
