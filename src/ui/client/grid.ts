/** Comfort for the week of tick boxes: arrow keys move, dragging paints. */
const daysInWeek = 7
const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -daysInWeek, ArrowDown: daysInWeek }

class YuiGrid extends HTMLElement {
  connectedCallback() {
    const boxes = [...this.querySelectorAll<HTMLInputElement>('input[type=checkbox]')]
    this.addEventListener('keydown', event => {
      const step = steps[event.key]
      const from = boxes.indexOf(event.target as HTMLInputElement)
      if (step === undefined || from < 0) return
      event.preventDefault()
      boxes[from + step]?.focus()
    })
    this.#paint(boxes)
  }

  /** Boxes that a pressed mouse passes over get the state of the first one. */
  #paint(boxes: readonly HTMLInputElement[]) {
    let state: boolean | undefined
    const boxAt = (target: EventTarget | null) => boxes.find(box => box.closest('td')?.contains(target as Node))
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
