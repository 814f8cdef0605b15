import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { namesAnother, stemOf, unlike } from './rules.ts'

describe('files of one list have one name, whatever month they are of', () => {
  for (const [file, stem] of [
    ['events.csv', 'events'],
    ['events_202612.csv', 'events'],
    ['events_2026-12-01.xlsx', 'events'],
    ['C:\\取込\\イベント一覧（令和8年12月）.xlsx', 'イベント一覧'],
    ['events (2).csv', 'events'],
    ['list1.csv', 'list1'],
    ['list2.csv', 'list2'],
    ['122173.csv', '122173'],
    ['公民館講座R8.xlsx', '公民館講座'],
    ['公民館R8_11.xlsx', '公民館'],
    ['公民館R9.1月号.xlsx', '公民館'],
    ['', ''],
  ] as const)
    test(`${file} is ${stem}`, () => assert.equal(stemOf(file), stem))
})

describe('two titles of different things', () => {
  for (const [a, b, differ] of [
    ['太極拳入門', '男の料理教室', true],
    ['いすヨガ教室', 'そば打ち教室', true],
    ['いすヨガ教室', 'いすヨガ（初級）', false],
    ['春', '春（改）', false],
    ['春', '夏', true],
    ['囲碁サロン 第1回', '囲碁サロン 第2回', false],
  ] as const)
    test(`${a} and ${b}: ${differ}`, () => assert.equal(unlike(a, b), differ))
})

describe('a number that is used again', () => {
  const tai = { title: '太極拳入門', starts_on: '2027-02-10', place_name: '中央公民館' }
  for (const [says, after, another] of [
    [
      'for another thing, day and place names another',
      { title: '男の料理教室', starts_on: '2027-06-15', place_name: '北公民館' },
      { certain: true },
    ],
    [
      'for another thing and day in the same place is asked about',
      { ...tai, title: '男の料理教室', starts_on: '2027-06-15' },
      { certain: false },
    ],
    ['for what was only moved is the same', { ...tai, starts_on: '2027-06-15', place_name: '北公民館' }, null],
    ['for what was only renamed is the same', { ...tai, title: '男の料理教室' }, null],
  ] as const)
    test(says, () => assert.deepEqual(namesAnother(tai, after), another))
})
