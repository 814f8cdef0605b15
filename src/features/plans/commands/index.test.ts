import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { generateCity, type Plan, planSchema, problemSchema } from '#matching/index.ts'
import { canonicalOf, instanceOf } from '../run/instance.ts'
import { inLines } from './files/files.ts'
import { testFolder, yui } from './testing.ts'

const { folder, at, put, text, json } = testFolder()
const small = generateCity({ people: 150, opportunities: 30, seed: 8 })

describe('a city of 1000 people and 200 activities', () => {
  it('is made, matched by one worker and by two to the same bytes, and found right', async t => {
    const city = ['--people', '1000', '--opportunities', '200', '--seed', '5', '--out', at('city.json')]
    assert.deepEqual(await yui(t, 'generate-city', ...city), {
      code: 0,
      said: `架空のまち（1,000人、活動200件）を「${at('city.json')}」に書きました。`,
    })
    const one = await yui(t, 'match', at('city.json'), '--out', at('one.json'), '--workers', '1')
    assert.equal(one.code, 0)
    assert.match(one.said, /^1,000人のうち\d+人に活動が見つかりました/)
    assert.match(one.said, /この案は理論上の最良の99\.\d%以上です。/)
    const two = ['--workers', '2', '--pairs', at('pairs.csv'), '--json']
    const said = JSON.parse((await yui(t, 'match', at('city.json'), '--out', at('two.json'), ...two)).said)
    assert.equal(text('two.json'), text('one.json'))
    const plan: Plan = json('one.json')
    assert.deepEqual([said.objective, said.bound, said.filled], [plan.objective, plan.bound, plan.placements.length])
    const lines = text('pairs.csv').trimEnd().split('\n')
    assert.deepEqual([lines[0], lines.length - 1], ['person,slot,score', said.pairs])
    const pairs = new Set(lines)
    for (const { person, slot, score } of plan.placements) assert.ok(pairs.has(`${person},${slot},${score}`))
    const verified = await yui(t, 'verify', at('one.json'), at('city.json'))
    assert.equal(verified.code, 0)
    assert.match(verified.said, /^この案は正しい案です/)
    assert.deepEqual(
      readdirSync(folder).filter(name => name.endsWith('.part')),
      [],
    )
  })
})

describe('a plan that was changed by hand', () => {
  put('small.json', small)
  const change = (plan: Plan): [title: string, changed: object, said: RegExp][] => {
    const [first, ...others] = plan.placements
    return [
      [
        'a score',
        { placements: [{ ...first!, score: first!.score - 1 }, ...others] },
        /placements\[0\]：点が違います。正しくは\d+点です。/,
      ],
      ['the sum', { objective: plan.objective + 1 }, /objective：点の合計が違います/],
      ['the bound', { bound: plan.objective, gap: 0 }, /bound：上限が小さすぎます/],
      [
        'the prices',
        { certificate: { prices: { [first!.slot]: -1 } } },
        /certificate\.prices.+：0以上の数にしてください/,
      ],
      ['a person', { placements: [{ ...first!, person: 'nobody' }, ...others] }, /問題のファイルにいない人です/],
      ['a seat taken twice', { placements: [first!, ...plan.placements] }, /同じ人が同じ枠に2度/],
      ['its problem', { instance: 'sha256:0' }, /instance：別の問題の案です/],
      ['a field that is gone', { bound: undefined }, /bound：この項目がありません/],
    ]
  }
  it('is found wrong, with the place and the reason', async t => {
    await yui(t, 'match', at('small.json'), '--out', at('plan.json'), '--rounds', '1')
    const plan: Plan = json('plan.json')
    for (const [title, changed, said] of change(plan)) {
      const { code, said: found } = await yui(
        t,
        'verify',
        put('changed.json', { ...plan, ...changed }),
        at('small.json'),
      )
      assert.equal(code, 1, title)
      assert.match(found, said)
    }
    const { said } = await yui(t, 'verify', at('changed.json'), at('small.json'), '--json')
    assert.deepEqual(JSON.parse(said), {
      ok: false,
      faults: [{ path: 'bound', code: 'required', message: 'bound：この項目がありません。書き足してください。' }],
    })
  })

  it('is not taken for one where the files are given the wrong way round or are none', async t => {
    const swapped = await yui(t, 'verify', at('small.json'), at('small.json'))
    assert.equal(swapped.code, 2)
    assert.match(swapped.said, /案を先に、問題をあとに/)
    assert.equal((await yui(t, 'verify', at('nowhere.json'), at('small.json'))).code, 2)
  })

  it('belongs to its problem whatever the white space and the order of the keys', () => {
    const { format, ...rest } = small
    assert.equal(instanceOf(JSON.parse(inLines({ ...rest, format }))), instanceOf(small))
    assert.notEqual(instanceOf({ ...small, horizon: { ...small.horizon, weeks: 3 } }), instanceOf(small))
    assert.equal(
      canonicalOf({ b: [1, 1e21, 0.25, -0, 'あ\n'], a: { 9: true, 10: null } }),
      '{"a":{"10":null,"9":true},"b":[1,1e+21,0.25,0,"あ\\n"]}',
    )
  })

  it('holds under the weights with which it was made, and under no others', async t => {
    const weights = put('weights.json', { likes: 400, distance: 120 })
    await yui(t, 'match', at('small.json'), '--out', at('own.json'), '--weights', weights)
    assert.equal((await yui(t, 'verify', at('own.json'), at('small.json'), '--weights', weights)).code, 0)
    assert.match((await yui(t, 'verify', at('own.json'), at('small.json'))).said, /instance：別の問題の案です/)
  })
})

describe('what cannot be used is refused with a sentence, and nothing is written', () => {
  const [person] = small.people
  const activity = small.opportunities[0]!
  const people = (...list: object[]) => ({ ...small, people: list })
  const slot = (changed: object) => ({
    ...small,
    opportunities: [{ ...activity, slots: [{ ...activity.slots[0], ...changed }] }],
  })
  const files: [title: string, content: unknown, said: RegExp][] = [
    ['a file that breaks off', inLines(small).slice(0, 3000), /途中で切れています/],
    ['no JSON', 'id,name\n1,2\n', /JSON として読めません。「id,name 1,2」のあたりを直してください/],
    ['NaN', '{"format": "yui-problem/1", "horizon": NaN}', /「.*NaN.*」のあたりを直して/],
    ['an empty file', '', /中身が空です/],
    ['another format', { ...small, format: 'csv' }, /format：「yui-problem\/1」と書いてください/],
    ['a list', [], /（ファイル全体）：「\{ \}」で囲んだ項目/],
    ['a slot of no hours', slot({ from: 9, to: 9 }), /opportunities\[0\]\.slots\[0\]：始まりを終わりより前に/],
    ['a slot of 25 hours', slot({ from: 0, to: 25 }), /opportunities\[0\]\.slots\[0\]\.to：24以下の数/],
    ['a slot across midnight', slot({ from: 22, to: 2 }), /夜の0時をまたぐ枠は書けません/],
    ['somebody twice', people(person!, person!), /people\[1\]\.id：「p1」が2度使われています/],
    [
      'two who are to be together and apart',
      people({ ...person, together: ['p2'], apart: ['p2'] }, { ...person, id: 'p2' }),
      /「いっしょ（together）」と「別々（apart）」の両方にはできません/,
    ],
    [
      'a lock of nobody',
      { ...small, locked: [{ person: 'x', slot: 'o1-1' }] },
      /locked\[0\]\.person：このファイルにない id です/,
    ],
    ['a million people', { ...small, people: Array(1_000_000).fill({}) }, /people：多すぎます（200,000まで）/],
    ['weights that do not sum to 1000', { ...small, weights: { likes: 1 } }, /weights：配点の合計を1,000に/],
    [
      'a nest too deep',
      `${JSON.stringify(small).slice(0, -1)},"x":${'['.repeat(1e5)}${']'.repeat(1e5)}}`,
      /入れ子が深すぎます/,
    ],
  ]
  for (const [title, content, said] of files)
    it(title, async t => {
      const found = await yui(t, 'match', put('bad.json', content), '--out', at('none.json'), '--pairs', at('none.csv'))
      assert.equal(found.code, 2)
      assert.match(found.said, said)
      assert.deepEqual(
        readdirSync(folder).filter(name => /none|part/.test(name)),
        [],
      )
    })

  const words: [title: string, words: string[], said: RegExp][] = [
    ['a file that is not there', ['nowhere.json', '--out', 'none.json'], /「nowhere.json」が見つかりません/],
    ['a folder', [folder, '--out', 'none.json'], /はフォルダーです/],
    ['a place that cannot be written', [at('small.json'), '--out', at('no/none.json')], /に書けません/],
    ['a folder to write to', [at('small.json'), '--out', folder], /ふつうのファイルではありません/],
    ['the file that is read', [at('small.json'), '--out', join(folder, '.', 'small.json')], /2度使われています/],
    ['no file', ['--out', 'none.json'], /ファイルを書いてください/],
    ['no place to write', [at('small.json')], /--out に案を書くファイルを/],
    ['one file too many', ['a.json', 'b.json', '--out', 'none.json'], /「b.json」は余分です/],
    ['an unknown option', ['a.json', '--fast'], /「--fast」という指定はありません/],
    ['a word for a number', ['a.json', '--out', 'none.json', '--rounds', 'abc'], /「abc」は使えません/],
    ['a number that is too great', ['a.json', '--out', 'none.json', '--workers', '65'], /1から64までの整数/],
    ['an option without its value', ['a.json', '--out'], /「--out」のあとに値を/],
    ['a value for an option that has none', ['a.json', '--json=yes'], /「--json」のあとに値は書けません/],
  ]
  for (const [title, list, said] of words)
    it(title, async t => {
      const found = await yui(t, 'match', ...list)
      assert.equal(found.code, 2)
      assert.match(found.said, said)
    })

  it('for a program: each place, code and sentence', async t => {
    const { said } = await yui(
      t,
      'match',
      put('bad.json', { ...small, people: [], weights: { likes: 1 } }),
      '--out',
      at('none.json'),
      '--json',
    )
    assert.deepEqual(
      JSON.parse(said).issues.map(({ path, code }: { path: string; code: string }) => [path, code]),
      [['weights', 'sum']],
    )
  })

  it('sizes and seeds of a made city that are beyond the limits', async t => {
    const made = (people: string) => yui(t, 'generate-city', '--people', people, '--opportunities', '1', '--seed', '1')
    assert.match((await made('200001')).said, /--people には0から200,000までの整数/)
    assert.match((await yui(t, 'generate-city', '--people', '1')).said, /--people と --opportunities と --seed に/)
  })
})

describe('a city with nobody in it, or nothing to do', () => {
  const cases: [object, string][] = [
    [{ people: [] }, '人がいないので、案は空です。'],
    [{ opportunities: [] }, '時間の決まった活動がないので、案は空です。'],
    [{ people: small.people.map(person => ({ ...person, free: {} })) }, '条件に合う人と枠の組がないので、案は空です。'],
  ]
  for (const [change, sentence] of cases)
    it(`has an empty plan: ${sentence}`, async t => {
      const path = put('empty.json', { ...small, ...change })
      const { code, said } = await yui(t, 'match', path, '--out', at('empty-plan.json'))
      assert.equal(code, 0)
      assert.ok(said.startsWith(sentence))
      assert.deepEqual(json('empty-plan.json').placements, [])
      assert.equal((await yui(t, 'verify', at('empty-plan.json'), path)).code, 0)
    })
})

it('the schemas of both files are told', async t => {
  const { code, said } = await yui(t, 'match', '--schema')
  assert.equal(code, 0)
  assert.deepEqual(JSON.parse(said), JSON.parse(JSON.stringify({ problem: problemSchema, plan: planSchema })))
})

it('Ctrl-C ends the work soon: the best plan so far is written, with the greater gap that it proves', async t => {
  const path = put('long.json', generateCity({ people: 400, opportunities: 80, seed: 2 }))
  const cli = join(import.meta.dirname, '../../../cli.ts')
  const run = spawn(process.execPath, [cli, 'match', path, '--out', at('cut.json'), '--rounds', '20'])
  let said = ''
  run.stdout.on('data', chunk => (said += chunk))
  run.stderr.on('data', chunk => (said += chunk))
  const ended = new Promise<number | null>(resolve => run.on('close', resolve))
  const begun = () => readdirSync(folder).some(name => name.startsWith('.cut.json'))
  while (!begun() && run.exitCode === null) await new Promise(resolve => setTimeout(resolve, 20))
  run.kill('SIGINT')
  assert.equal(await ended, 0, said)
  assert.match(said, /^途中で止めました。/)
  assert.equal((await yui(t, 'verify', at('cut.json'), path)).code, 0)
  await yui(t, 'match', path, '--out', at('whole.json'))
  assert.ok(json('cut.json').gap > json('whole.json').gap)
})
