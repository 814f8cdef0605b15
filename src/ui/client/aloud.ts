/**
 * 読み上げる: the text of the page by its headings, where the browser can speak. The buttons are made here, so nobody is
 * offered what does not work. What is read is marked; Escape stops, and so does leaving.
 */
const main = document.querySelector('main')
const body = document.querySelector('.reading .menu-body')

/** What is read as one: from a heading to the next. */
type Part = { at: HTMLElement; words: string[] }

/** What is not read: readings (the word is read already), what is hidden, code, and what somebody types. */
const SILENT = 'rt, rp, script, style, svg, textarea, select, input, [hidden], [aria-hidden=true], .aloud'
const BLOCKS = 'h1, h2, h3, h4, p, li, dt, dd, caption, th, td, label, legend, summary'

function wordsOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? ''
  if (!(node instanceof HTMLElement) || node.matches(SILENT)) return ''
  return [...node.childNodes]
    .map(child => (child instanceof HTMLElement && child.matches(BLOCKS) ? '' : wordsOf(child)))
    .join('')
}

const isShown = (block: HTMLElement): boolean => block.checkVisibility() && !block.closest(SILENT)

function partsOf(from: Element): Part[] {
  const parts: Part[] = []
  for (const block of from.querySelectorAll<HTMLElement>(BLOCKS)) {
    const words = isShown(block) ? wordsOf(block).replace(/\s+/g, ' ').trim() : ''
    if (words === '') continue
    const last = parts.at(-1)
    if (!last || /^H\d$/.test(block.tagName)) parts.push({ at: block, words: [words] })
    else last.words.push(words)
  }
  return parts
}

function button(text: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = text
  made.addEventListener('click', press)
  return made
}

function setUp(from: Element, menu: Element, speech: SpeechSynthesis) {
  let parts: Part[] = []
  let now = -1
  const bar = document.createElement('div')
  bar.className = 'aloud screen-only'
  bar.setAttribute('role', 'group')
  bar.setAttribute('aria-label', '読み上げ')
  bar.hidden = true

  const mark = () => {
    for (const [at, part] of parts.entries()) part.at.classList.toggle('is-read', at === now)
    parts[now]?.at.scrollIntoView({ block: 'center' })
  }
  const stop = () => {
    now = -1
    speech.cancel()
    mark()
    bar.hidden = true
  }
  /** A part sentence by sentence: browsers break off what is long. */
  const read = (at: number) => {
    speech.cancel()
    const part = parts[at]
    if (!part) return stop()
    now = at
    mark()
    const sentences = part.words.flatMap(words => words.match(/[^。！？]+[。！？]?/g) ?? [])
    for (const [nth, text] of sentences.entries()) {
      const said = new SpeechSynthesisUtterance(text)
      said.lang = 'ja-JP'
      if (nth === sentences.length - 1) said.onend = () => now === at && read(at + 1)
      speech.speak(said)
    }
  }
  const start = () => {
    parts = partsOf(from)
    bar.hidden = false
    const menuOf = menu.closest('details')
    if (menuOf) menuOf.open = false
    read(0)
    halt.focus()
  }
  const halt = button('読み上げを止める', stop)
  bar.append(
    halt,
    button('前の見出し', () => read(Math.max(0, now - 1))),
    button('次の見出し', () => read(now + 1)),
  )
  from.append(bar)
  const begin = button('読み上げる', start)
  const sign = menu.querySelector('svg')?.cloneNode(true)
  if (sign instanceof SVGElement) {
    const use = sign.querySelector('use')
    use?.setAttribute('href', use.getAttribute('href')!.replace(/#.*/, '#aloud'))
    begin.prepend(sign)
  }
  menu.append(begin)
  document.addEventListener('keydown', event => event.key === 'Escape' && now >= 0 && stop())
  addEventListener('pagehide', () => speech.cancel())
}

if (main && body && 'speechSynthesis' in window) setUp(main, body, speechSynthesis)
