import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { type Advisory, found, isAbout, ordered } from './advisories.ts'
import { locked } from './sbom.ts'

describe('the order of versions', () => {
  for (const [earlier, later] of [
    ['1.9.9', '1.10.0'],
    ['4.12.3', '4.12.14'],
    ['0.9.0', '1.0.0'],
    ['1.0.0-rc.1', '1.0.0'],
    ['1.0.0-alpha', '1.0.0-alpha.1'],
    ['1.0.0-alpha.9', '1.0.0-alpha.10'],
    ['1.0.0-1', '1.0.0-alpha'],
    ['18.0.0-beta.15', '18.0.0-beta.17'],
  ] as const)
    it(`${earlier} comes before ${later}`, () => {
      assert.ok(ordered(earlier, later) < 0)
      assert.ok(ordered(later, earlier) > 0)
    })
  it('does not know what was built how', () => assert.equal(ordered('1.0.0+a', '1.0.0+b'), 0))
})

const about = (events: object[], more: object = {}): Advisory =>
  ({
    ...{
      id: 'GHSA-x',
      affected: [{ package: { ecosystem: 'npm', name: 'hono' }, ranges: [{ type: 'SEMVER', events }] }],
    },
    ...more,
  }) as Advisory

describe('an advisory', () => {
  for (const [says, events, version, is] of [
    ['is about what lies in its range', [{ introduced: '4.0.0' }, { fixed: '4.10.3' }], '4.10.2', true],
    ['not about what was mended', [{ introduced: '4.0.0' }, { fixed: '4.10.3' }], '4.10.3', false],
    ['not about what came before', [{ introduced: '4.0.0' }, { fixed: '4.10.3' }], '3.9.0', false],
    ['about all where nothing is mended', [{ introduced: '0' }], '99.0.0', true],
    ['about the last one that it names', [{ introduced: '0' }, { last_affected: '4.1.0' }], '4.1.0', true],
    ['and none after that', [{ introduced: '0' }, { last_affected: '4.1.0' }], '4.1.1', false],
    [
      'about a second range',
      [{ introduced: '1.0.0' }, { fixed: '1.2.0' }, { introduced: '2.0.0' }, { fixed: '2.1.0' }],
      '2.0.5',
      true,
    ],
    [
      'not between two ranges',
      [{ fixed: '2.1.0' }, { introduced: '2.0.0' }, { fixed: '1.2.0' }, { introduced: '1.0.0' }],
      '1.5.0',
      false,
    ],
  ] as const)
    it(says, () => assert.equal(isAbout(about([...events]), 'hono', version), is))
  it('that was withdrawn, or is about another package or another house, is about nothing of ours', () => {
    const all = [{ introduced: '0' }]
    assert.equal(isAbout(about(all, { withdrawn: '2026-01-01T00:00:00Z' }), 'hono', '4.0.0'), false)
    assert.equal(isAbout(about(all), 'hono-x', '4.0.0'), false)
    const elsewhere = { affected: [{ package: { ecosystem: 'PyPI', name: 'hono' }, versions: ['4.0.0'] }] }
    assert.equal(isAbout(about(all, elsewhere), 'hono', '4.0.0'), false)
    const listed = { affected: [{ package: { ecosystem: 'npm', name: 'hono' }, versions: ['4.0.0'] }] }
    assert.equal(isAbout(about(all, listed), 'hono', '4.0.0'), true)
  })
})

describe('a folder of advisories that was brought in', () => {
  it('is read whole, and what it says of an installed package is told with its version', t => {
    const folder = mkdtempSync(join(tmpdir(), 'yui-advisories-'))
    t.after(() => rmSync(folder, { recursive: true }))
    mkdirSync(join(folder, '2026'))
    const summary = { summary: 'opens everything', database_specific: { severity: 'HIGH' } }
    const put = (name: string, advisory: object) => writeFileSync(join(folder, name), JSON.stringify(advisory))
    put('2026/GHSA-x.json', about([{ introduced: '0' }], summary))
    put('GHSA-y.json', about([{ introduced: '0' }, { fixed: '0.0.1' }]))
    const [, { version }] = locked().find(([name]) => name === 'hono')!
    assert.deepEqual(found(folder), { read: 2, lines: [`hono ${version}: GHSA-x HIGH opens everything`] })
    assert.deepEqual(found(folder, []), { read: 2, lines: [] })
  })
})
