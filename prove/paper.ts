import type { Proof } from './proof.ts'

const FAMILIES: readonly (readonly [letter: string, name: string])[] = [
  ['A', 'Who may what'],
  ['B', 'Backups and new versions'],
  ['C', 'At the same time'],
  ['D', 'Days and clocks'],
  ['F', 'Faults'],
  ['I', 'What comes in'],
  ['L', 'Load'],
  ['S', 'Safekeeping'],
  ['W', 'The web'],
]

const sourceOf = (measure: NonNullable<Proof['measure']>): string =>
  /import\('\.\.\/measure\/([\w-]+\.ts)'\)/.exec(String(measure))?.[1] ?? '?'

function byWhat({ tests = {}, measure }: Proof): string {
  const files = Object.entries(tests).map(([file, names]) =>
    names === 'all' ? `all of \`${file}\`` : `\`${file}\`: ${names.map(name => `“${name}”`).join(', ')}`,
  )
  return [...files, ...(measure ? [`\`prove/measure/${sourceOf(measure)}\``] : [])].join('; ')
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

/** `docs/proofs.md`: what is proved by what, how good is good enough, what was measured last, and how it was seen to fail. */
export function proofsText(proofs: readonly Proof[]): string {
  const parts = FAMILIES.map(([letter, name]) => {
    const rows = proofs
      .filter(({ id }) => id.startsWith(letter))
      .map(proof => {
        const { id, says, bar, measured, failed, later } = proof
        const by = byWhat(proof) || 'not yet'
        return `| ${id} | ${[says, by, bar, `${measured}${later ? ` Not yet: ${later}` : ''}`, failed].map(cell).join(' | ')} |`
      })
    return `## ${letter}: ${name}\n\n| | what holds | proved by | bar | last measured | seen to fail when |\n|---|---|---|---|---|---|\n${rows.join('\n')}\n`
  })
  return `# Proofs

Made from \`prove/rows\` (\`node run.mjs generate\`). \`npm run prove\` runs all of them, \`npm run prove -- F1 C1\` those that are named; with \`--full\` as
long as for a night. Each prints a line with its figures and bars; a report as JSON goes to \`tmp/prove.json\` (\`--report FILE\`). It ends with 1 where
a bar is missed or one could not be tried, with its reason (a power cut needs root and a loop device). Where something of a row is still to come
(“Not yet”) it is said to hold in part, however well its tests do. Tests that are named here are those of
\`npm test\`, run once. The figures are those of two cores that did other work too.

${parts.join('\n')}`
}
