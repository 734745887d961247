# The vendor's Terraform provider. Not run by the tests: it comes from Terraform's registry.   terraform init && terraform apply
terraform {
  required_providers {
    huaweicloud = { source = "huaweicloud/huaweicloud" }
  }
}

# With project and domain given, the provider does not sign in at all.
provider "huaweicloud" {
  region                  = "eu-de"
  access_key              = "AK"
  secret_key              = "SK"
  project_id              = "9d80d070b6d44942af73c9c3d38e0429"
  domain_id               = "6d44942af73c9c3d38e04299d80d070b"
  auth_url                = "http://127.0.0.1:8080/v3"
  endpoints               = { cfw = "http://127.0.0.1:8080" }
  skip_check_website_type = true
}

data "huaweicloud_cfw_flow_logs" "example" {
  fw_instance_id = "2af58b7c-893c-4453-a984-bdd9b1bd6318"
  start_time     = "1663555012000"
  end_time       = "1664159798000"
}

output "records" {
  value = length(data.huaweicloud_cfw_flow_logs.example.records)
}
