import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { keptName, typeOf } from './files/rules.ts'
import {
  type Answers,
  contentOf,
  type EntryKind,
  type EntryRefusal,
  type Facts,
  factsRefusals,
  mayWrite,
  quarterOf,
  responseOf,
} from './rules.ts'

const TODAY = '2026-11-21'
const KIND: EntryKind = {
  ...{ key: 'seminar-participants', name: 'セミナー', unit: '人', lead: '', asks: 'may', part_label: null, parts: [] },
  ...{ ahead: false, state: false, standard: true, sort: 1, ended_on: null },
}
const FACTS: Facts = {
  ...{
    kind: KIND.key,
    work_id: null,
    team_id: null,
    from_day: null,
    on_day: '2026-06-20',
    count: 48,
    part: '',
    medium: '',
  },
  ...{ asked: null, answers: null, source: '報告書', note: '' },
}
const ANSWERS: Answers = [20, 15, 4, 1, 0]

describe('an entry is taken', () => {
  for (const [what, facts, kind, file, expected] of [
    ['with its paper named', {}, {}, false, []],
    ['with a file and no word of a paper', { source: '' }, {}, true, []],
    ['with neither', { source: '' }, {}, false, ['noPaper']],
    ['of today', { on_day: TODAY }, {}, false, []],
    ['of tomorrow', { on_day: '2026-11-22' }, {}, false, ['ahead']],
    ['of next March, being a budget', { on_day: '2027-03-31', from_day: '2026-04-01' }, { ahead: true }, false, []],
    ['of days that run backwards', { from_day: '2026-06-21' }, {}, false, ['backwards']],
    ['from 31 March to 1 April', { from_day: '2026-03-31', on_day: '2026-04-01' }, {}, false, ['over']],
    ['of the whole fiscal year before', { from_day: '2025-04-01', on_day: '2026-03-31' }, {}, false, []],
    ['with as many answers as people were asked', { asked: 40, answers: ANSWERS }, {}, false, []],
    ['with one answer more', { asked: 39, answers: ANSWERS }, {}, false, ['tooMany']],
    ['with answers of nobody knows how many', { answers: ANSWERS }, {}, false, []],
    ['of answers alone without any', { answers: [0, 0, 0, 0, 0] }, { asks: 'only' }, false, ['noAnswers']],
    ['of money without saying what for', {}, { part_label: '費目' }, false, ['noPart']],
    ['of announcements by their way', { kind: 'expense', part: '広報費', medium: 'poster' }, {}, false, []],
    ['of wages by a way of telling', { kind: 'expense', part: '人件費', medium: 'poster' }, {}, false, ['noMedium']],
    ['of a kind that is over', {}, { ended_on: '2026-06-19' }, false, ['ended']],
    ['of the last day of a kind', {}, { ended_on: '2026-06-20' }, false, []],
  ] as [string, Partial<Facts>, Partial<EntryKind>, boolean, EntryRefusal[]][])
    test(`${what}: ${expected.length === 0 ? 'yes' : `no (${expected})`}`, () => {
      assert.deepEqual(factsRefusals({ ...FACTS, ...facts }, { ...KIND, ...kind }, { today: TODAY, file }), expected)
    })
})

for (const [from_day, on_day, expected] of [
  [null, '2026-03-31', 4],
  [null, '2026-04-01', 1],
  ['2026-04-01', '2026-06-30', 1],
  ['2026-06-30', '2026-07-01', 0],
  ['2025-04-01', '2026-03-31', 0],
  ['2026-01-01', '2026-03-31', 4],
] as const)
  test(`what holds from ${from_day ?? 'the day'} to ${on_day} is of ${expected === 0 ? 'the year alone' : `quarter ${expected}`}`, () =>
    assert.equal(quarterOf({ from_day, on_day }), expected))

test('how content people are is told of those who answered, and of nobody as nothing', () => {
  assert.equal(contentOf(ANSWERS), 88)
  assert.equal(contentOf([0, 0, 0, 0, 0]), null)
  assert.equal(responseOf(ANSWERS, 50), 80)
  assert.equal(responseOf(ANSWERS, null), null)
})

for (const [who, reach, team, expected] of [
  ['whoever sees all', { all: true, desk: true, teams: [] }, 'a', true],
  ['the desk', { all: false, desk: true, teams: [] }, null, true],
  ['the desk', { all: false, desk: true, teams: [] }, 'a', false],
  ['a contributor', { all: false, desk: false, teams: ['a'] }, 'a', true],
  ['a contributor', { all: false, desk: false, teams: ['a'] }, 'b', false],
  ['a contributor', { all: false, desk: false, teams: ['a'] }, null, false],
] as const)
  test(`${who} ${expected ? 'writes' : 'does not write'} an entry of ${team ?? 'no department'}`, () =>
    assert.equal(mayWrite(reach, team), expected))

const bytes = (text: string) => new TextEncoder().encode(text)
for (const [name, content, expected] of [
  ['報告書.pdf', bytes('%PDF-1.7'), { type: 'pdf' }],
  ['報告書.csv', bytes('%PDF-1.7'), { type: 'pdf' }],
  ['photo.txt', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), { type: 'jpg' }],
  ['一覧.csv', bytes('人数,日\n48,6月20日'), { type: 'csv' }],
  ['メモ.txt', bytes('48人でした'), { type: 'txt' }],
  ['page.csv', bytes('<!doctype html><script>alert(1)</script>'), { refused: 'unknown' }],
  ['run.exe', new Uint8Array([0x4d, 0x5a, 0, 1, 2, 3]), { refused: 'unknown' }],
  ['old.xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), { refused: 'unknown' }],
  ['zip.xlsx', bytes('PK\x03\x04 nothing'), { refused: 'unknown' }],
  ['book.xlsx', bytes('PK\x03\x04[Content_Types].xml xl/workbook.xml'), { type: 'xlsx' }],
  ['letter.docx', bytes('PK\x03\x04[Content_Types].xml word/document.xml'), { type: 'docx' }],
  ['macro.xlsx', bytes('PK\x03\x04[Content_Types].xml xl/workbook.xml xl/vbaProject.bin'), { refused: 'macros' }],
  ['空.pdf', new Uint8Array(), { refused: 'empty' }],
  ['大.pdf', new Uint8Array(10 * 1024 * 1024 + 1), { refused: 'tooLarge' }],
] as const)
  test(`a paper is what is in it: ${name} is ${JSON.stringify(expected)}`, async () =>
    assert.deepEqual(await typeOf(name, content), expected))

test('the name of a paper is kept without a path and what a disk refuses', () => {
  assert.equal(keptName('C:\\資料\\6月 報告書.pdf', 'pdf'), '6月 報告書.pdf')
  assert.equal(keptName('../../etc/passwd', 'txt'), 'passwd.txt')
  assert.equal(keptName('a"b\r\n;.csv', 'csv'), 'ab.csv')
  assert.equal(keptName('', 'png'), '資料.png')
  assert.equal(keptName(`${'長'.repeat(200)}.pdf`, 'pdf'), `${'長'.repeat(116)}.pdf`)
})

for (const [called, type, kept] of [
  ['報告.hta', 'pdf', '報告.hta.pdf'],
  ['消去.bat', 'txt', '消去.bat.txt'],
  ['名簿.xlsm', 'xlsx', '名簿.xlsm.xlsx'],
  ['写真.JPEG', 'jpg', '写真.JPEG'],
  ['\u202egpj.exe', 'jpg', 'gpj.exe.jpg'],
] as const)
  test(`a paper called ${called} that is a ${type} is not saved as something that runs`, () =>
    assert.equal(keptName(called, type), kept))
