// SPDX-License-Identifier: Apache-2.0
import './styles/tokens.css'
import './styles/base.css'
import './styles/timeline.css'
import './styles/event.css'
import './styles/page.css'
import './styles/lists.css'
import './styles/narrow.css'
import './styles/print.css'
import { mount } from 'svelte'
import App from './App.svelte'
import { loadLocale } from './lib/i18n.svelte'

await loadLocale()
mount(App, { target: document.getElementById('app')! })
