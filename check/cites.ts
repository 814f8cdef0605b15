type File = { name: string; text: string }

/**
 * What may be cited is in the repository: every `….md` that a file names is one of them, found by the end of its path, and
 * `sources.md: minimum-wage` is a heading there. Gives a line for each citation that leads nowhere.
 */
export function citesUnknown(files: readonly File[]): string[] {
  const documents = files.filter(({ name }) => name.endsWith('.md'))
  const sources = documents.find(({ name }) => name === 'docs/sources.md')?.text ?? ''
  const topics = new Set([...sources.matchAll(/^#+ (\S+)$/gm)].map(([, topic]) => topic))
  const known = (path: string) => documents.some(({ name }) => `/${name}`.endsWith(`/${path}`))
  return files.flatMap(({ name, text }) =>
    text.split('\n').flatMap((line, at) =>
      [...line.matchAll(CITED)].flatMap(([, path, topic]) => {
        if (!known(path!.replace(/^(\.\.?\/)+/, ''))) return `${name}:${at + 1}  ${path} is not in the repository`
        if (path !== 'sources.md' || !topic || topics.has(topic)) return []
        return `${name}:${at + 1}  sources.md has no heading ${topic}`
      }),
    ),
  )
}

const CITED = /([\w./-]+\.md)\b(?::\s+`?([a-z][a-z-]+))?/g
