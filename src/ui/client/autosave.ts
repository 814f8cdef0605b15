/** Milliseconds of quiet after which a draft is sent; the waits between tries when that fails. */
const pause = 1500
const firstRetry = 2000
const longestRetry = 60_000

const texts = {
  saving: '下書きを保存しています…',
  offline: 'つながりません。入力はこの画面に残っています。つながりしだい自動で保存します。',
  refused: '下書きを保存できませんでした。入力はこの画面に残っています。ボタンを押して記録してください。',
  loggedOut:
    'ログインが切れています。別の画面でログインすると、続きから自動で保存します。入力はこの画面に残っています。',
}

const time = () => new Intl.DateTimeFormat('ja-JP', { hour: 'numeric', minute: '2-digit' }).format()

/** The fields as JSON; a name that occurs several times becomes a list. Files stay out of drafts. */
const fieldsOf = (form: HTMLFormElement): string => {
  const data = new FormData(form)
  const entries = [...new Set(data.keys())].map(name => {
    const values = data.getAll(name).filter(value => typeof value === 'string')
    return [name, values.length > 1 ? values : (values[0] ?? '')]
  })
  return JSON.stringify(Object.fromEntries(entries))
}

class YuiAutosave extends HTMLElement {
  #saved = ''
  #busy = false
  #leaving = false
  #retry = firstRetry
  #timer: ReturnType<typeof setTimeout> | undefined

  connectedCallback() {
    const form = this.querySelector('form')
    if (!form) return
    this.#saved = fieldsOf(form)
    const later = () => this.#plan(form, pause)
    form.addEventListener('input', later)
    form.addEventListener('change', later)
    form.addEventListener('submit', () => {
      clearTimeout(this.#timer)
      this.#leaving = true
    })
    addEventListener('pageshow', () => {
      this.#leaving = false
    })
    addEventListener('online', () => this.#plan(form, 0))
    addEventListener('beforeunload', event => {
      if (!this.#leaving && fieldsOf(form) !== this.#saved) event.preventDefault()
    })
  }

  #plan(form: HTMLFormElement, wait: number) {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#save(form), wait)
  }

  #say(text: string, trouble = false) {
    const line = this.querySelector('.saved')
    if (line && line.textContent !== text) line.textContent = text
    this.toggleAttribute('data-trouble', trouble)
  }

  async #save(form: HTMLFormElement) {
    const fields = fieldsOf(form)
    if (this.#busy || this.#leaving || fields === this.#saved) return
    this.#busy = true
    const failure = await this.#send(fields)
    this.#busy = false
    if (failure) {
      this.#say(failure, true)
      this.#plan(form, this.#retry)
      this.#retry = Math.min(this.#retry * 2, longestRetry)
      return
    }
    this.#saved = fields
    this.#retry = firstRetry
    this.#say(`下書きを保存しました ${time()}`)
    if (fieldsOf(form) !== fields) this.#plan(form, pause)
  }

  /** Sends a draft; gives the sentence to show when it was not kept. */
  async #send(fields: string): Promise<string | undefined> {
    if (!this.hasAttribute('data-trouble')) this.#say(texts.saving)
    try {
      const answer = await fetch(this.dataset['url'] ?? '', {
        method: 'POST',
        body: fields,
        headers: { 'content-type': 'application/json' },
        redirect: 'manual',
      })
      if (answer.ok) return undefined
      if (answer.type === 'opaqueredirect' || answer.status === 401) return texts.loggedOut
      return answer.status < 500 ? texts.refused : texts.offline
    } catch {
      return texts.offline
    }
  }
}

customElements.define('yui-autosave', YuiAutosave)
