/** Comfort for the week of tick boxes: arrow keys move, dragging paints. */
type Move = { day: number; part: number }
const moves: Record<string, Move> = {
  ArrowLeft: { day: -1, part: 0 },
  ArrowRight: { day: 1, part: 0 },
  ArrowUp: { day: 0, part: -1 },
  ArrowDown: { day: 0, part: 1 },
}

class YuiGrid extends HTMLElement {
  connectedCallback() {
    const boxes = [...this.querySelectorAll<HTMLInputElement>('input[type=checkbox]')]
    this.addEventListener('keydown', event => {
      const move = moves[event.key]
      const from = boxes.indexOf(event.target as HTMLInputElement)
      if (!move || from < 0) return
      event.preventDefault()
      this.#beside(boxes, from, move)?.focus()
    })
    this.#paint(boxes)
  }

  /** The box a day or a part further, as they stand on the screen: days beside each other, or below each other on a phone. */
  #beside(boxes: readonly HTMLInputElement[], from: number, { day, part }: Move) {
    const parts = boxes.length / this.children.length
    const stacked = this.children[1]!.getBoundingClientRect().top > this.children[0]!.getBoundingClientRect().top
    const [days, within] = stacked ? [part, day] : [day, part]
    const at = (from % parts) + within
    return at < 0 || at >= parts ? undefined : boxes[from + days * parts + within]
  }

  /** Boxes that a pressed mouse passes over get the state of the first one. */
  #paint(boxes: readonly HTMLInputElement[]) {
    let state: boolean | undefined
    const boxAt = (target: EventTarget | null) => boxes.find(box => box.closest('label')?.contains(target as Node))
    this.addEventListener('pointerdown', event => {
      const box = event.pointerType === 'mouse' ? boxAt(event.target) : undefined
      state = box && !box.checked
    })
    this.addEventListener('pointerover', event => {
      const box = state === undefined || event.buttons !== 1 ? undefined : boxAt(event.target)
      if (!box || state === undefined || box.checked === state || box.disabled) return
      box.checked = state
      box.dispatchEvent(new Event('change', { bubbles: true }))
    })
    this.addEventListener('dragstart', event => event.preventDefault())
    addEventListener('pointerup', () => {
      state = undefined
    })
  }
}

customElements.define('yui-grid', YuiGrid)
