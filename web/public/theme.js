// SPDX-License-Identifier: Apache-2.0
// Runs before the first paint, so that a chosen theme or language never flashes.
try {
  var theme = localStorage.getItem('runut.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch (e) {
  // Storage may be shut off; the system's theme is used then.
}
