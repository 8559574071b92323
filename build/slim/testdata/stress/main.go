// Command stress uses what the runtime needs its tables for and prints what
// must not depend on names. With an argument it shows a traceback or dies.
package main

import (
	"fmt"
	"hash/fnv"
	"os"
	"runtime"
	"runtime/debug"
	"sort"
	"sync"
	"time"
)

func main() {
	if len(os.Args) > 1 {
		trace(os.Args[1])
		return
	}
	debug.SetGCPercent(20)
	sum := fnv.New64a()
	for _, part := range []struct {
		name string
		run  func() any
	}{
		{"goroutines", goroutines}, {"recursion", recursion}, {"panics", panics}, {"maps", maps},
		{"reflection", reflection}, {"wrappers", wrappers}, {"recovers", recovers},
		{"runtime panics", runtimePanics}, {"callers", callers},
	} {
		result := fmt.Sprint(part.run())
		fmt.Println(part.name, result)
		fmt.Fprintln(sum, part.name, result)
	}
	runtime.GC()
	fmt.Printf("goroutines left %d\nchecksum %016x\n", runtime.NumGoroutine(), sum.Sum64())
}

func goroutines() any {
	var wait sync.WaitGroup
	results := make([]int, 20)
	for i := range results {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for j := range 50 {
				results[i] += deep(j*4, new(int))
				runtime.Gosched()
			}
		}()
	}
	wait.Wait()
	values := make(chan int)
	go func() {
		defer close(values)
		for i := range 1000 {
			if i%250 == 0 {
				time.Sleep(time.Millisecond)
			}
			values <- i
		}
	}()
	total := 0
	for v := range values {
		total += v
	}
	return fmt.Sprint(results, total)
}

// deep keeps pointers to its own frame and to the heap alive in every frame.
func deep(n int, p *int) int {
	var local [4]int
	heap := []*int{&local[n%4], p, new(int)}
	*heap[2] = n
	if n == 0 {
		runtime.GC()
		return 1
	}
	local[n%4] = n
	r := deep(n-1, heap[0])
	return r*31%1000003 + *heap[2] + local[n%4] + *heap[1]%7
}

func recursion() any {
	var out []int
	for _, n := range []int{10, 1000, 20000} {
		out = append(out, deep(n, new(int)))
	}
	return out
}

func panics() any {
	n := 0
	for i := range 1000 {
		func() {
			defer func() {
				if e := recover(); e != nil {
					n += len(fmt.Sprint(e))
				}
			}()
			fall(i%50, i)
		}()
	}
	return n
}

func fall(depth, i int) {
	defer func() { _ = make([]byte, 100) }()
	if depth == 0 {
		panic(fmt.Errorf("case %d", i))
	}
	fall(depth-1, i)
}

func maps() any {
	m := map[string][]int{}
	for i := range 20000 {
		k := fmt.Sprintf("key%d", i%777)
		m[k] = append(m[k], i)
		if i%5 == 0 {
			delete(m, fmt.Sprintf("key%d", i%333))
		}
	}
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	total := 0
	for _, k := range keys {
		total = total*31%1000003 + len(m[k])
	}
	return fmt.Sprint(len(keys), total)
}
