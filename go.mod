module github.com/parcelaid/parcelaid

go 1.26
