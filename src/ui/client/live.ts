/**
 * A part of a page that is brought up to date while one waits: `<yui-live data-url data-seconds>` is fetched anew and
 * takes over the words and the bar of its fresh copy. Once the address leads elsewhere (the work is over), one goes there.
 * Without scripts the link inside does the same. It stops while the page is not looked at.
 */
class YuiLive extends HTMLElement {
  #timer: ReturnType<typeof setInterval> | undefined

  connectedCallback() {
    this.#timer = setInterval(() => void this.#refresh(), Number(this.dataset['seconds']) * 1000)
  }

  disconnectedCallback() {
    clearInterval(this.#timer)
  }

  async #refresh() {
    const url = this.dataset['url']
    if (!url || document.hidden) return
    try {
      const response = await fetch(url, { redirect: 'manual' })
      if (response.type === 'opaqueredirect') return location.assign(url)
      const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('yui-live')
      if (!fresh) return location.assign(url)
      if (fresh.innerHTML !== this.innerHTML) this.replaceChildren(...fresh.childNodes)
    } catch {
      // Not connected for a moment: the next round asks again.
    }
  }
}

customElements.define('yui-live', YuiLive)
