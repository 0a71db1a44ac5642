// SPDX-License-Identifier: Apache-2.0
// The system's theme until the user chooses; public/theme.js puts the choice back before the first paint.
const system = matchMedia('(prefers-color-scheme: dark)')
export const theme = $state({ dark: document.documentElement.dataset.theme ? document.documentElement.dataset.theme === 'dark' : system.matches })

system.addEventListener('change', (change) => {
  if (!document.documentElement.dataset.theme) theme.dark = change.matches
})

export function toggleTheme() {
  theme.dark = !theme.dark
  const name = theme.dark ? 'dark' : 'light'
  document.documentElement.dataset.theme = name
  try {
    localStorage.setItem('runut.theme', name)
  } catch {
    // The choice then lasts as long as the page.
  }
}
