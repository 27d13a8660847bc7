// axe on a page in Chromium: node axe.js BROWSER PAGE.  Nothing may be violated, nothing run,
// nothing asked of the network, and no page be wider than its window.
const { chromium } = require("playwright-core")
const fs = require("fs")

async function main() {
	const [browserPath, page] = process.argv.slice(2)
	const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8")
	const browser = await chromium.launch({
		executablePath: browserPath,
		args: ["--no-sandbox", "--disable-background-networking"],
	})
	let bad = 0
	for (const colorScheme of ["light", "dark"]) {
		for (const width of [320, 1000]) {
			const tab = await browser.newPage({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true })
			tab.on("request", r => { if (!r.url().startsWith("file:")) { console.log("asks for", r.url()); bad++ } })
			tab.on("dialog", d => { console.log("a dialog"); bad++; d.dismiss() })
			await tab.goto("file://" + page)
			await tab.addScriptTag({ content: axe })
			const { violations } = await tab.evaluate(() => axe.run())
			const wide = await tab.evaluate(() => document.documentElement.scrollWidth > innerWidth)
			for (const v of violations) console.log(colorScheme, width, v.id, v.nodes[0].html)
			if (wide) console.log(colorScheme, width, "wider than its window")
			bad += violations.length + wide
			await tab.close()
		}
	}
	await browser.close()
	console.log(bad ? `${bad} complaints` : "nothing to complain about")
	process.exit(bad ? 1 : 0)
}
main()
