use super::Check;

pub(super) const CHECK: Check = Check {
    name: "indexing",
    title: "Fleet index",
    source: "AWS IoT, GetIndexingConfiguration and DescribeIndex",
    read: |console| Box::pin(async move { Ok(console.preparation.indexing().await?.judge()) }),
};
