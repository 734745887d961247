// The vendor's Go SDK. Not run by the tests: it is not on npm. Only gofmt was run on it. It wants an SDK of 2026, in which ServiceType is a number.
//
//	go get github.com/huaweicloud/huaweicloud-sdk-go-v3 && go run go_sdk.go
package main

import (
	"fmt"
	"os"
	"time"

	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/auth/basic"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/region"
	cfw "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/cfw/v1"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/cfw/v1/model"
)

func main() {
	endpoint := os.Getenv("CFW_ENDPOINT")
	if endpoint == "" {
		endpoint = "http://127.0.0.1:8080"
	}
	credentials := basic.NewCredentialsBuilder().WithAk("AK").WithSk("SK").WithIamEndpointOverride(endpoint).Build()
	client := cfw.NewCfwClient(cfw.CfwClientBuilder().WithCredential(credentials).WithRegion(region.NewRegion("eu-de", endpoint)).Build())

	found, err := client.ListFirewallDetail(&model.ListFirewallDetailRequest{
		Limit:       10,
		ServiceType: 0, // north-south
	})
	if err != nil {
		panic(err)
	}
	now := time.Now().UnixMilli()
	page, err := client.ListFlowLogs(&model.ListFlowLogsRequest{
		FwInstanceId: *(*found.Data.Records)[0].FwInstanceId,
		StartTime:    now - 3_600_000,
		EndTime:      now,
		Limit:        10,
	})
	if err != nil {
		panic(err)
	}
	fmt.Printf("%d of %d records\n", len(*page.Data.Records), *page.Data.Total)
}
