import { NORTH } from './north.ts'
import { SOUTH } from './south.ts'
import type { CastArea, CastFacility } from './types.ts'

export const AREAS: readonly CastArea[] = [...NORTH, ...SOUTH]

const HILLS = { valid_from: '2026-04-01', source: '見本の値です。実際の坂を測ったものではありません。' }
export const SLOPES = [
  { area: '手賀', to: null, walk: 1.2, bicycle: 1.3, ...HILLS },
  { area: '光ケ丘', to: '酒井根', walk: 1.3, bicycle: 1.5, ...HILLS },
] as const

export const FACILITIES: readonly CastFacility[] = [
  { kind: 'station', name: '柏駅', kana: 'かしわえき', lat: 35.8623, lng: 139.9709 },
  { kind: 'station', name: '北柏駅', kana: 'きたかしわえき', lat: 35.8757, lng: 139.9879 },
  { kind: 'station', name: '南柏駅', kana: 'みなみかしわえき', lat: 35.8447, lng: 139.954 },
  { kind: 'station', name: '柏の葉キャンパス駅', kana: 'かしわのはきゃんぱすえき', lat: 35.8932, lng: 139.9526 },
  { kind: 'station', name: '柏たなか駅', kana: 'かしわたなかえき', lat: 35.9111, lng: 139.9572 },
  { kind: 'station', name: '豊四季駅', kana: 'とよしきえき', lat: 35.8669, lng: 139.939 },
  { kind: 'station', name: '新柏駅', kana: 'しんかしわえき', lat: 35.8375, lng: 139.9669 },
  { kind: 'station', name: '増尾駅', kana: 'ますおえき', lat: 35.8302, lng: 139.9766 },
  { kind: 'station', name: '逆井駅', kana: 'さかさいえき', lat: 35.8232, lng: 139.9839 },
  { kind: 'station', name: '高柳駅', kana: 'たかやなぎえき', lat: 35.8071, lng: 139.9989 },
  { kind: 'place', name: 'けやき近隣センター', kana: 'けやききんりんせんたー', lat: 35.866895, lng: 139.957937 },
  { kind: 'place', name: 'さくら近隣センター', kana: 'さくらきんりんせんたー', lat: 35.824586, lng: 139.961346 },
  { kind: 'place', name: 'こぶし近隣センター', kana: 'こぶしきんりんせんたー', lat: 35.832466, lng: 139.974945 },
  { kind: 'place', name: 'あおば近隣センター', kana: 'あおばきんりんせんたー', lat: 35.891657, lng: 139.954 },
  { kind: 'place', name: 'ひばり近隣センター', kana: 'ひばりきんりんせんたー', lat: 35.888447, lng: 140.006244 },
  { kind: 'place', name: 'みずき近隣センター', kana: 'みずききんりんせんたー', lat: 35.841069, lng: 139.999232 },
  { kind: 'place', name: 'もみじ近隣センター', kana: 'もみじきんりんせんたー', lat: 35.809857, lng: 139.996441 },
  { kind: 'place', name: 'せせらぎ近隣センター', kana: 'せせらぎきんりんせんたー', lat: 35.857903, lng: 139.972929 },
]
