import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Doubt } from '../rules-reading.ts'
import { readAges } from './ages.ts'

// For whom an event is: what a cell says for certain, what a person is asked about, and what stays in its own words.

/** What a cell comes to: 60, any, children; with the doubt where it is offered; words. */
function told(cell: string): string {
  const read = readAges(cell)
  if (read.kind !== 'known' && read.kind !== 'offered') return read.kind === 'empty' ? '' : 'words'
  const { min, young } = read.value
  const value = young ? 'children' : min === 0 ? 'any' : String(min)
  return read.kind === 'known' ? value : `${value}? ${read.why satisfies Doubt}`
}

const CELLS: Record<string, Record<string, string>> = {
  'an age from which on one may come': {
    '60歳以上': '60',
    '６０才以上の方': '60',
    満60歳以上の市民: '60',
    六十歳以上: '60',
    '60代以上': '60',
    '18歳以上の方': '18',
    '18才～': '18',
    '65歳からの体づくり': '65',
    市内在住の60歳以上の方: '60',
    市内在住または在勤の18歳以上の方: '18',
    '市内在住・在勤の16歳以上の方対象': '16',
    令和8年4月1日現在60歳以上の方: '60',
    '60歳以上の方ならどなたでも': '60',
    '65歳以上で要介護認定を受けていない方': '65',
    中学生以上: '12',
    高校生以上の方: '15',
    小学4年生以上: '9',
    小学生から大人まで: '6',
    成人: '18',
  },
  'any age': {
    どなたでも: 'any',
    年齢不問: 'any',
    市内在住の方ならどなたでも: 'any',
    'どなたでも（小学生以下は保護者同伴）': 'any',
  },
  'children, and parents of small ones': {
    小学生: 'children',
    '未就学児（0～5歳）': 'children',
    親子: 'children',
    '子ども・親子': 'children',
    小学生とその保護者: 'children',
    '小・中学生と保護者': 'children',
    '0～3歳': 'children',
    '1歳6か月までのお子さん': 'children',
    '18歳未満': 'children',
    '小学4年生～6年生': 'children',
    '小学生～高校生': 'children',
    中学生以下: 'children',
    小学生以下: 'children',
    小学生以下の子どもと保護者: 'children',
    '12歳まで': 'children',
    ダンス好きの小学生: 'children? otherWords',
  },
  'what a person is asked about': {
    '概ね65歳〜': '65? about',
    おおむね60歳以上の女性: '60? about',
    '65歳くらいから': '65? about',
    '60歳以上の方とその家族': '60? otherWords',
    '65歳以上の方、障害のある方': '65? otherWords',
    '18歳以上（高校生不可）': '18? otherWords',
    '60歳以上（夫婦の場合は一方が60歳以上）': '60? otherWords',
    '男性60歳以上、女性55歳以上': '55? severalAges',
    '高校生・一般': '15? ageInWords',
    '中学生・高校生・一般': '12? ageInWords',
    高齢者: '65? ageInWords',
  },
  'words, since no one number says them': {
    市民: 'words',
    一般: 'words',
    両方: 'words',
    '一般（大人）、シニア': 'words',
    '40歳～74歳': 'words',
    '60〜75歳': 'words',
    '40歳以上75歳未満の国保加入者': 'words',
    '74歳以下の方': 'words',
    '60歳まで': 'words',
    '65歳以下': 'words',
    '60歳くらいまで': 'words',
    '70歳未満の健康な方': 'words',
    '18歳以上（65歳まで）': 'words',
    '16歳以上、ただし70歳以下の方': 'words',
    '60歳から、75歳未満の方まで': 'words',
    '40・50・60歳の方': 'words',
    '3歳児以上': 'words',
    '20代・30代': 'words',
    昭和31年4月1日以前に生まれた方: 'words',
    '1人以上': 'words',
    子育てに関心のある方: 'words',
    大学生: 'words',
  },
  nothing: { '': '', '-': '', '　': '' },
}
for (const [what, cells] of Object.entries(CELLS))
  describe(what, () => {
    for (const [cell, expected] of Object.entries(cells)) test(`「${cell}」`, () => assert.equal(told(cell), expected))
  })
