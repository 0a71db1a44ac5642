// SPDX-License-Identifier: Apache-2.0
import './styles.css'
import { mount } from 'svelte'
import App from './App.svelte'
import { loadLocale } from './lib/i18n.svelte'

await loadLocale()
mount(App, { target: document.getElementById('app')! })
