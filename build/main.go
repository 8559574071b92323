// Command build checks the knowledge, builds the site and runs the advice
// from the command line. Run it without arguments for its verbs.
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/parcelaid/parcelaid/build/dist"
)

const usage = `usage: go run ./build <verb> [flags]

  check     read all knowledge, list every fault, run the examples, prove the advice
  mutate    plant faults into the rules and list those that nothing catches
  diff      OLD NEW: two revisions of the knowledge; in how many cases the advice changes
  advise    cases on stdin, one JSON object a line; plans on stdout
  explain   one case on stdin; what its plan rests on, as text
  intake    texts on stdin, one a line, and --today; what they say on stdout
  train     how well free text is read, on the labelled lines
  overlay   check a publisher's YAML, prove the advice with it, compile it
  dist      build the whole site into dist/
  kit       the whole site in one archive, to serve from a domain of one's own
  serve     build and serve on localhost
`

func main() {
	if len(os.Args) < 2 {
		fmt.Fprint(os.Stderr, usage)
		os.Exit(2)
	}
	verb, args := os.Args[1], os.Args[2:]
	flags := flag.NewFlagSet(verb, flag.ExitOnError)
	knowledge := flags.String("knowledge", "core/knowledge", "folder of the knowledge")
	out := flags.String("out", "dist", "folder that dist writes")
	port := flags.Int("port", 8080, "first port that serve tries")
	quick := flags.Bool("quick", false, "dist, serve: light compression, for development")
	base := flags.String("base", "", "dist: address of the site, for links that must be absolute")
	publishers := flags.String("publishers", "", "dist, kit, check: folder of publishers' YAML; site/edge/publishers")
	noOffline := flags.Bool("no-offline", false, "dist: a service worker that takes itself and its copies away")
	on := flags.String("on", "", "check, diff: day of the proof, such as 2026-11-20; the newest day of a source")
	verbose := flags.Bool("v", false, "check: what each rule and each question decides")
	finding := flags.String("why-not", "", `explain: a finding that is missing, such as "first platform"`)
	today := flags.String("today", "", "intake: the day that relative dates count from, as 2026-11-20")
	count := flags.Int("count", 700, "mutate: how many faults to try, evenly over kinds and files; 0 = all there are")
	seed := flags.Uint64("seed", 1, "mutate: which faults")
	markdown := flags.Bool("md", false, "diff: as Markdown")
	only := flags.String("only", "", "mutate: only kinds or files that contain this")
	flags.Parse(args)

	var err error
	switch verb {
	case "check":
		if err = check(*knowledge, *on, *verbose, os.Stdout); err == nil {
			err = proveShops(*knowledge, *publishers, os.Stdout)
		}
	case "mutate":
		err = plantFaults(*knowledge, *count, *seed, *only, os.Stdout)
	case "diff":
		err = difference(*knowledge, *on, *markdown, flags.Args(), os.Stdout)
	case "advise":
		err = advise(*knowledge, os.Stdin, os.Stdout)
	case "explain":
		err = explain(*knowledge, *finding, os.Stdin, os.Stdout)
	case "overlay":
		err = makeOverlay(*knowledge, flags.Arg(0), *out, os.Stdout)
	case "dist", "kit":
		o := dist.Options{Knowledge: *knowledge, Out: *out, Base: *base, Publishers: *publishers, Quick: *quick, NoOffline: *noOffline, Log: os.Stdout}
		err = makeDist(o, verb == "kit")
	case "intake":
		err = readTexts(*knowledge, *today, os.Stdin, os.Stdout)
	case "train":
		err = trainIntake(*knowledge, os.Stdout)
	case "serve":
		err = buildAndServe(*knowledge, *out, *port, *quick, os.Stdout)
	default:
		fmt.Fprint(os.Stderr, usage)
		os.Exit(2)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
