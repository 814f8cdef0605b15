/** A form that goes off with a passkey: the browser asks its owner for one, and what that signs travels in a hidden field. */
const able = 'PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential

const AWAY = 'つながらないか、時間がたちました。画面を読み込み直してから、もう一度押してください。'
const NONE =
  'パスキーを使えませんでした。もう一度押すか、ほかの方法でログインしてください。この端末に登録したものかも確かめてください。'
const THERE = 'この端末のパスキーは、もう登録しています。'

const why = (error: unknown): string =>
  error instanceof DOMException ? (error.name === 'InvalidStateError' ? THERE : NONE) : AWAY

class YuiPasskey extends HTMLElement {
  connectedCallback() {
    if (!able) return
    this.hidden = false
    const instead = this.nextElementSibling
    if (instead instanceof HTMLElement) instead.hidden = true
    const form = this.querySelector('form')!
    const field = form.elements.namedItem('credential') as HTMLInputElement
    const clear = () => {
      field.value = ''
    }
    clear()
    addEventListener('pageshow', clear)
    let asking = false
    form.addEventListener('submit', async event => {
      if (field.value) return
      event.preventDefault()
      if (asking) return
      asking = true
      this.#say('')
      const credential = await this.#ask(form).catch(error => this.#say(why(error)))
      asking = false
      if (!credential) return
      field.value = JSON.stringify(credential)
      form.requestSubmit()
    })
  }

  /** What the browser signed, after the server said what to ask for; nothing where it refused, which is said. */
  async #ask(form: HTMLFormElement): Promise<unknown> {
    const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))
    body.delete('interrupted')
    const response = await fetch(this.dataset['ask']!, { method: 'POST', body })
    const asked = await response.json()
    if (!response.ok) return this.#say(asked.says)
    const credential = asked.rp
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) })
    return (credential as PublicKeyCredential).toJSON()
  }

  #say(text: string) {
    this.querySelector('[role=status]')!.textContent = text
  }
}

customElements.define('yui-passkey', YuiPasskey)
