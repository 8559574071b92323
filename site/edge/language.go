package edge

import "strings"

// Languages are the first path segments of the site, the default first.
var Languages = []string{"zh", "en"}

// Language chooses from an Accept-Language header. Without a wish it is
// Chinese; with only wishes that we cannot meet it is English, the likelier
// second language of somebody whose device speaks neither.
func Language(accept string) string {
	wishes := weighted(accept)
	for _, wish := range wishes {
		primary, _, _ := strings.Cut(wish, "-")
		for _, lang := range Languages {
			if primary == lang {
				return lang
			}
		}
		if primary == "*" {
			return Languages[0]
		}
	}
	if len(wishes) > 0 {
		return "en"
	}
	return Languages[0]
}

func pathLanguage(p string) string {
	for _, lang := range Languages {
		if strings.HasPrefix(p, "/"+lang+"/") {
			return lang
		}
	}
	return ""
}
